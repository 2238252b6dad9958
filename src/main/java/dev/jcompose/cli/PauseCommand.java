package dev.jcompose.cli;

import dev.jcompose.reconcile.Intervention;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// `pause` and `unpause`
///
/// @param intervention what is done to the containers of services
record PauseCommand(String summary, Function<Set<String>, Intervention> intervention) implements Command {

    static PauseCommand pause() {
        return new PauseCommand("Pause services", Intervention.Pause::new);
    }

    static PauseCommand unpause() {
        return new PauseCommand("Unpause services", Intervention.Unpause::new);
    }

    @Override
    public String usage() {
        return "[SERVICE...]";
    }

    @Override
    public List<Flag> flags() {
        return List.of();
    }

    @Override
    public int run(Session session, Options options) {
        var target = Target.of(session, options.arguments());
        return target.isEmpty() ? 0 : session.intervene(target.found(), intervention.apply(target.services()));
    }
}
