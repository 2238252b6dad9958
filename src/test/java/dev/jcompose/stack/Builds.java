package dev.jcompose.stack;

import dev.jcompose.engine.BuildSpec;
import dev.jcompose.engine.memory.InMemoryEngine;
import dev.jcompose.plan.Operation;
import dev.jcompose.reconcile.UpOptions;

/// What `up` would have an engine build that has no image yet.
public final class Builds {

    private Builds() {}

    /// @param file a Compose file named `shop` in `/srv/shop`
    public static BuildSpec of(String file, String service) {
        return of(Stack.on(new InMemoryEngine(), file), service);
    }

    public static BuildSpec of(Stack stack, String service) {
        return stack.jcompose.planUp(stack.project(), UpOptions.DEFAULTS).plan().steps().stream()
                .map(step -> switch (step.operation()) {
                    case Operation.BuildImage build -> build.spec();
                    case Operation.PullImage pull when pull.otherwise() != null -> pull.otherwise();
                    default -> null;
                })
                .filter(spec -> spec != null && spec.service().equals(service)).findFirst().orElseThrow();
    }

    /// A service `web` whose `build` holds these lines, with the secrets `key` (a file) and `token` (a variable).
    public static BuildSpec ofWeb(String build) {
        return of("services:\n  web:\n    build:\n" + build.strip().indent(6)
                + "secrets:\n  key: {file: ./key.txt}\n  token: {environment: TOKEN}\n", "web");
    }
}
