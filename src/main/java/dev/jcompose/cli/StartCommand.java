package dev.jcompose.cli;

import dev.jcompose.console.Quiet;
import java.util.List;

/// `start`
final class StartCommand implements Command {

    @Override
    public String usage() {
        return "[SERVICE...]";
    }

    @Override
    public String summary() {
        return "Start services";
    }

    @Override
    public List<Flag> flags() {
        return List.of(Flag.bool("wait", "").notYet(), Flag.integer("wait-timeout", "", "").notYet());
    }

    @Override
    public int run(Session session, Options options) {
        var target = Target.of(session, options.arguments());
        var project = target.found();
        if (target.isEmpty()) {
            throw new Failure("no such service: " + options.arguments().getFirst());
        }
        return session.perform(Quiet.NOTHING,
                jcompose -> jcompose.planStart(project, target.services()),
                (jcompose, events) -> jcompose.start(project, target.services(), events));
    }
}
