package dev.jcompose.cli;

import dev.jcompose.console.Quiet;
import java.util.List;

/// `stop`
final class StopCommand implements Command {

    @Override
    public String usage() {
        return "[OPTIONS] [SERVICE...]";
    }

    @Override
    public String summary() {
        return "Stop services";
    }

    @Override
    public List<Flag> flags() {
        return List.of(Flag.integer("timeout", "t", "Specify a shutdown timeout in seconds"));
    }

    @Override
    public int run(Session session, Options options) {
        var target = Target.of(session, options.arguments());
        if (target.isEmpty()) {
            return 0;
        }
        var project = target.found();
        var timeout = options.seconds("timeout");
        return session.perform(Quiet.NOTHING,
                jcompose -> jcompose.planStop(project, target.services(), timeout),
                (jcompose, events) -> jcompose.stop(project, target.services(), timeout, events));
    }
}
