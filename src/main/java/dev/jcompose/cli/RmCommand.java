package dev.jcompose.cli;

import dev.jcompose.plan.Operation;
import dev.jcompose.plan.Plan;
import dev.jcompose.plan.Step;
import dev.jcompose.reconcile.Intervention;
import java.util.List;
import java.util.stream.Collectors;

/// `rm`
final class RmCommand implements Command {

    @Override
    public String usage() {
        return "[OPTIONS] [SERVICE...]";
    }

    @Override
    public String summary() {
        return "Removes stopped service containers";
    }

    @Override
    public String details() {
        return """
                By default, anonymous volumes attached to containers will not be removed. You
                can override this with -v. To list all volumes, use "docker volume ls".

                Any data which is not in a volume will be lost.
                """;
    }

    @Override
    public List<Flag> flags() {
        return List.of(
                Flag.bool("all", "a", ""),
                Flag.bool("force", "f", "Don't ask to confirm removal"),
                Flag.bool("stop", "s", "Stop the containers, if required, before removing"),
                Flag.bool("volumes", "v", "Remove any anonymous volumes attached to containers"));
    }

    @Override
    public int run(Session session, Options options) {
        var target = Target.of(session, options.arguments());
        if (!target.isEmpty()) {
            var project = target.found();
            var remove = new Intervention.Remove(target.services(), options.is("stop"), options.is("volumes"));
            var names = names(session.engine().planIntervention(project, remove));
            if (!names.isEmpty()) {
                return isAgreed(session, options, "Going to remove " + names) ? session.intervene(project, remove) : 0;
            }
        }
        session.status().println("No stopped containers");
        return 0;
    }

    private static boolean isAgreed(Session session, Options options, String question) {
        if (options.is("force")) {
            session.out().println(question);
            return true;
        }
        return new Prompt(session.environment()).ask(question);
    }

    private static String names(Plan plan) {
        return plan.steps().stream().map(Step::operation).filter(Operation.RemoveContainer.class::isInstance)
                .map(operation -> ((Operation.RemoveContainer) operation).container().name()).collect(Collectors.joining(", "));
    }
}
