package dev.jcompose.cli;

import dev.jcompose.console.Quiet;
import java.util.List;

/// `restart`
final class RestartCommand implements Command {

    @Override
    public String usage() {
        return "[OPTIONS] [SERVICE...]";
    }

    @Override
    public String summary() {
        return "Restart service containers";
    }

    @Override
    public List<Flag> flags() {
        return List.of(
                Flag.bool("no-deps", "Don't restart dependent services"),
                Flag.integer("timeout", "t", "Specify a shutdown timeout in seconds"));
    }

    @Override
    public int run(Session session, Options options) {
        var target = Target.of(session, options.arguments());
        if (target.project() == null) {
            return 0;
        }
        var project = target.found();
        if (!target.unknown().isEmpty()) {
            throw Failure.noSuchService(target.unknown().getFirst(), project.services().keySet());
        }
        var timeout = options.seconds("timeout");
        boolean dependants = !options.is("no-deps");
        return session.perform(Quiet.NOTHING,
                jcompose -> jcompose.planRestart(project, target.services(), timeout, dependants),
                (jcompose, events) -> jcompose.restart(project, target.services(), timeout, dependants, events));
    }
}
