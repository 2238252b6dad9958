package dev.jcompose.cli;

import dev.jcompose.ComposeFiles;
import dev.jcompose.console.Quiet;
import dev.jcompose.engine.BuildSpec;
import dev.jcompose.load.Sizes;
import dev.jcompose.model.Project;
import dev.jcompose.reconcile.BuildOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// `build`
final class BuildCommand implements Command {

    @Override
    public String usage() {
        return "[OPTIONS] [SERVICE...]";
    }

    @Override
    public String summary() {
        return "Build or rebuild services";
    }

    @Override
    public List<Flag> flags() {
        return List.of(
                Flag.list("build-arg", "", "Set build-time variables for services"),
                Flag.text("builder", "", "Set builder to use"),
                Flag.bool("check", "Check build configuration"),
                Flag.bool("compress", ""),
                Flag.bool("force-rm", ""),
                new Flag("memory", "m", Flag.Kind.TEXT, "bytes", "Set memory limit for the build container. Not supported by BuildKit."),
                Flag.bool("no-cache", "Do not use cache when building the image"),
                Flag.bool("no-rm", ""),
                Flag.bool("parallel", ""),
                Flag.bool("print", "Print equivalent bake file"),
                Flag.text("progress", "", ""),
                Flag.text("provenance", "", "Add a provenance attestation"),
                Flag.bool("pull", "Always attempt to pull a newer version of the image"),
                Flag.bool("push", "Push service images"),
                Flag.bool("quiet", "q", "Suppress the build output"),
                Flag.text("sbom", "", "Add a SBOM attestation"),
                Flag.text("ssh", "", "Set SSH authentications used when building service images. (use 'default' for using your default SSH Agent)"),
                Flag.bool("with-dependencies", "Also build dependencies (transitively)"));
    }

    @Override
    public int run(Session session, Options options) {
        var ssh = ssh(options);
        var manner = manner(options);
        var project = ServiceArguments.withoutEnvironment(session, options.arguments(), true);
        var build = new BuildOptions(UpFlags.named(options, project), options.is("with-dependencies"), args(options.list("build-arg")),
                ssh, options.is("pull"), options.is("no-cache"), manner);
        return options.is("print") ? print(session, project, build)
                : session.perform(options.is("quiet") ? Quiet.EVERYTHING : Quiet.NOTHING,
                        jcompose -> jcompose.images().planBuild(project, build),
                        (jcompose, events) -> jcompose.images().build(project, build, events));
    }

    private static int print(Session session, Project project, BuildOptions build) {
        var globals = session.globals();
        session.out().println(ComposeFiles.bakeJson(project, build, globals.host(), globals.context(), globals.engineVariables()));
        return 0;
    }

    private static BuildSpec.Manner manner(Options options) {
        var memory = options.text("memory", "0");
        long bytes = Sizes.bytes(memory).orElseThrow(() -> new Failure("invalid argument \"" + memory + "\" for \"-m, --memory\" flag: "
                + "invalid size: '" + memory + "'"));
        var builder = options.text("builder", "");
        return new BuildSpec.Manner(builder.isEmpty() ? null : builder, options.is("push"), options.is("check"), bytes,
                options.text("provenance"), options.text("sbom"));
    }

    private static SequencedMap<String, @Nullable String> args(List<String> words) {
        var args = new LinkedHashMap<String, @Nullable String>();
        for (var word : words) {
            int equals = word.indexOf('=');
            args.put(equals < 0 ? word : word.substring(0, equals), equals < 0 ? null : word.substring(equals + 1));
        }
        return args;
    }

    /// `default`, `default=/run/agent`, `id=path`
    private static SequencedMap<String, @Nullable String> ssh(Options options) {
        var keys = new LinkedHashMap<String, @Nullable String>();
        if (options.isSet("ssh")) {
            var word = options.text("ssh", "");
            int equals = word.indexOf('=');
            if (equals < 0 && !word.isEmpty() && !word.equals("default")) {
                throw new Failure("invalid ssh key \"" + word + "\"");
            }
            keys.put(equals < 0 ? "default" : word.substring(0, equals), equals < 0 ? null : word.substring(equals + 1));
        }
        return keys;
    }
}
