package dev.jcompose.cli;

import dev.jcompose.console.Quiet;
import dev.jcompose.reconcile.DownOptions;
import java.util.List;
import java.util.Set;

/// `wait`
final class WaitCommand implements Command {

    @Override
    public String usage() {
        return "SERVICE [SERVICE...] [OPTIONS]";
    }

    @Override
    public String summary() {
        return "Block until containers of all (or specified) services stop.";
    }

    @Override
    public List<Flag> flags() {
        return List.of(Flag.bool("down-project", "Drops project when the first container stops"));
    }

    @Override
    public int run(Session session, Options options) {
        if (options.arguments().isEmpty()) {
            throw new Failure("docker: 'docker compose wait' requires at least 1 argument\n\nUsage:  docker compose wait " + usage()
                    + "\n\nSee 'docker compose wait --help' for more information");
        }
        var target = Target.of(session, options.arguments());
        int[] last = {0};
        int count = target.isEmpty() ? 0 : session.engine().awaitEnds(target.name(), target.services(), (container, code) -> {
            session.out().println("container \"" + container.id() + "\" exited with status code " + code);
            last[0] = code;
        });
        if (count == 0) {
            throw new Failure("no containers for project \"" + target.name() + "\"");
        }
        if (options.is("down-project")) {
            var project = target.found();
            var down = new DownOptions(Set.of(), false, DownOptions.Images.NONE, true, null);
            session.perform(Quiet.NOTHING, jcompose -> jcompose.planDown(project, down), (jcompose, events) -> jcompose.down(project, down, events));
        }
        return last[0];
    }
}
