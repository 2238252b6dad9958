package dev.jcompose.cli;

import dev.jcompose.console.Quiet;
import dev.jcompose.reconcile.StartOptions;
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
        return List.of(
                Flag.bool("wait", "Wait for services to be running|healthy. Implies detached mode."),
                Flag.integer("wait-timeout", "", "Maximum duration in seconds to wait for the project to be running|healthy"));
    }

    @Override
    public int run(Session session, Options options) {
        var timeout = UpFlags.waitTimeout(options);
        var target = Target.withEnvironment(session, options.arguments());
        var project = target.found();
        if (!target.unknown().isEmpty()) {
            throw Failure.noSuchService(target.unknown().getFirst(), "\"%s\": not found", project.services().keySet());
        }
        var start = new StartOptions(target.services(), options.is("wait"), timeout);
        return session.perform(Quiet.NOTHING,
                jcompose -> jcompose.planStart(project, start),
                (jcompose, events) -> jcompose.start(project, start, events));
    }
}
