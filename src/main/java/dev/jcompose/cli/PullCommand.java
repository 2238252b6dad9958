package dev.jcompose.cli;

import dev.jcompose.Images;
import dev.jcompose.Result;
import dev.jcompose.console.Quiet;
import dev.jcompose.plan.Operation;
import dev.jcompose.reconcile.PullOptions;
import java.util.List;

/// `pull`
final class PullCommand implements Command {

    @Override
    public String usage() {
        return "[OPTIONS] [SERVICE...]";
    }

    @Override
    public String summary() {
        return "Pull service images";
    }

    @Override
    public List<Flag> flags() {
        return List.of(
                Flag.bool("ignore-buildable", "Ignore images that can be built"),
                Flag.bool("ignore-pull-failures", "Pull what it can and ignores images with pull failures"),
                Flag.bool("include-deps", "Also pull services declared as dependencies"),
                Flag.bool("no-parallel", ""),
                Flag.bool("parallel", ""),
                Flag.text("policy", "", "Apply pull policy (\"missing\"|\"always\")"),
                Flag.bool("quiet", "q", "Pull without printing progress information"));
    }

    @Override
    public int run(Session session, Options options) {
        List.of("no-parallel", "parallel").stream().filter(options::isSet).forEach(session.notices()::deprecated);
        var project = ServiceArguments.withoutEnvironment(session, options.arguments(), options.is("include-deps"));
        var policy = options.text("policy", "");
        var pull = new PullOptions(policy.isEmpty() ? null : policy, options.is("ignore-buildable"));
        var result = session.attempt(new Quiet(options.is("quiet"), false),
                (jcompose, events) -> Images.told(jcompose.images().planPull(project, pull), events),
                (jcompose, events) -> jcompose.images().pull(project, pull, events));
        tellWhatToBuild(session, result);
        return options.is("ignore-pull-failures") ? 0 : session.exitCode(result);
    }

    private static void tellWhatToBuild(Session session, Result result) {
        var buildable = result.failed().stream()
                .filter(step -> step.operation() instanceof Operation.PullImage pull && pull.buildable())
                .map(step -> ((Operation.PullImage) step.operation()).service()).toList();
        if (!buildable.isEmpty()) {
            session.tail("WARNING: Some service image(s) must be built from source by running:\n    "
                    + PluginCall.program(session.environment()) + " build " + String.join(" ", buildable));
        }
    }
}
