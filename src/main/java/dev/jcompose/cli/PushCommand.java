package dev.jcompose.cli;

import dev.jcompose.Images;
import dev.jcompose.Result;
import dev.jcompose.console.Quiet;
import dev.jcompose.engine.EngineException;
import dev.jcompose.event.Outcome;
import dev.jcompose.plan.Operation;
import java.util.List;

/// `push`
final class PushCommand implements Command {

    @Override
    public String usage() {
        return "[OPTIONS] [SERVICE...]";
    }

    @Override
    public String summary() {
        return "Push service images";
    }

    @Override
    public List<Flag> flags() {
        return List.of(
                Flag.bool("ignore-push-failures", "Push what it can and ignores images with push failures"),
                Flag.bool("include-deps", "Also push images of services declared as dependencies"),
                Flag.bool("quiet", "q", "Push without printing progress information"));
    }

    @Override
    public int run(Session session, Options options) {
        var project = ServiceArguments.load(session, options.arguments(), options.is("include-deps"));
        var result = session.attempt(options.is("quiet") ? Quiet.EVERYTHING : Quiet.NOTHING,
                (jcompose, events) -> Images.told(jcompose.images().planPush(project), events),
                (jcompose, events) -> jcompose.images().push(project, events));
        if (!options.is("ignore-push-failures")) {
            return session.exitCode(result);
        }
        if (!options.is("quiet")) {
            tell(session, result);
        }
        return 0;
    }

    /// What could not be pushed, in the words of the engine or the registry.
    static void tell(Session session, Result result) {
        result.failed().forEach(step -> session.tail("Pushing " + ((Operation.PushImage) step.operation()).service() + ": "
                    + (result.outcomes().get(step.id()) instanceof Outcome.Failed failed ? reason(failed) : "")));
    }

    private static String reason(Outcome.Failed failed) {
        return failed.cause() instanceof EngineException refused ? refused.answer() : failed.message();
    }
}
