package dev.jcompose.cli;

import dev.jcompose.bridge.BridgeException;
import dev.jcompose.bridge.ConvertRequest;
import java.util.List;

/// `bridge transformations create`
final class TransformationsCreateCommand implements Command {

    @Override
    public String usage() {
        return "[OPTION] PATH";
    }

    @Override
    public String summary() {
        return "Create a new transformation";
    }

    @Override
    public List<Flag> flags() {
        return List.of(Flag.text("from", "f", "Existing transformation to copy (default: docker/compose-bridge-kubernetes)"));
    }

    @Override
    public int run(Session session, Options options) {
        if (options.arguments().size() != 1) {
            throw new Failure("accepts 1 arg(s), received " + options.arguments().size());
        }
        var folder = session.environment().workingDirectory().resolve(options.arguments().getFirst()).normalize();
        var from = options.text("from", ConvertRequest.KUBERNETES);
        if (session.globals().dryRun()) {
            session.environment().err().println(" DRY-RUN MODE -  the templates of " + from + " would be copied into " + folder);
            return 0;
        }
        try {
            session.engine().conversions().create(folder, from);
        } catch (BridgeException refused) {
            throw new Failure(String.valueOf(refused.getMessage()));
        }
        session.out().println("Transformer created in \"" + folder + "\"");
        return 0;
    }
}
