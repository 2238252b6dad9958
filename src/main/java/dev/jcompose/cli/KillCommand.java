package dev.jcompose.cli;

import dev.jcompose.reconcile.Intervention;
import java.util.List;

/// `kill`
final class KillCommand implements Command {

    @Override
    public String usage() {
        return "[OPTIONS] [SERVICE...]";
    }

    @Override
    public String summary() {
        return "Force stop service containers";
    }

    @Override
    public List<Flag> flags() {
        return List.of(
                Flag.bool("remove-orphans", "Remove containers for services not defined in the Compose file"),
                Flag.text("signal", "s", "SIGNAL to send to the container (default \"SIGKILL\")"));
    }

    @Override
    public int run(Session session, Options options) {
        var target = Target.of(session, options.arguments());
        if (!target.isEmpty()) {
            var project = target.found();
            boolean orphans = options.isSet("remove-orphans")
                    ? options.is("remove-orphans") : session.isOn("COMPOSE_REMOVE_ORPHANS", project);
            var kill = new Intervention.Kill(target.services(), options.text("signal", "SIGKILL"), orphans);
            if (!session.engine().planIntervention(project, kill).isEmpty()) {
                return session.intervene(project, kill);
            }
        }
        session.status().print("no container to kill");
        return 0;
    }
}
