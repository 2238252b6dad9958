package dev.jcompose.cli;

import dev.jcompose.Watching;
import dev.jcompose.console.Quiet;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import dev.jcompose.reconcile.UpOptions;
import dev.jcompose.watch.ProjectLock;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;

/// `watch`
final class WatchCommand implements Command {

    @Override
    public String usage() {
        return "[SERVICE...]";
    }

    @Override
    public String summary() {
        return "Watch build context for service and rebuild/refresh containers when files are updated";
    }

    @Override
    public List<Flag> flags() {
        return List.of(
                Flag.bool("no-up", "Do not build & start services before watching"),
                Flag.bool("prune", "Prune dangling images on rebuild (default true)"),
                Flag.bool("quiet", "hide build output"),
                UpFlags.SHARE_BINDS);
    }

    @Override
    public int run(Session session, Options options) {
        var project = ServiceArguments.load(session, options.arguments(), true);
        var quiet = new Quiet(options.is("quiet"), options.is("quiet"));
        boolean prune = !options.isSet("prune") || options.is("prune");
        try (var console = session.console(quiet);
                var watching = session.engine().watching(project, prune, console, new WatchOutput(session.out(), session.notices()))) {
            try (var _ = ProjectLock.take(project.name(), session.environment().variables())) {
                if (!session.globals().dryRun()) {
                    watching.prepare();
                }
                if (!options.is("no-up")) {
                    var built = alwaysBuilt(project);
                    var up = new UpOptions(UpFlags.named(options, project), UpOptions.Recreate.DIVERGED, UpOptions.Recreate.NEVER,
                            UpOptions.Build.WHEN_MISSING, null, true, false, null, java.util.Map.of(), false, false, false, null);
                    int code = session.perform(quiet, jcompose -> jcompose.planUp(built, up).plan(), (jcompose, events) -> jcompose.up(built, up, events));
                    if (code != 0) {
                        return code;
                    }
                }
                return session.globals().dryRun() ? 0 : watch(watching);
            }
        } catch (IOException failed) {
            throw new Failure("the lock of project \"" + project.name() + "\" cannot be given up: " + failed.getMessage());
        }
    }

    private static int watch(Watching watching) {
        return Interruptible.run(watching::run);
    }

    /// What is built and developed is built anew before it is watched.
    private static Project alwaysBuilt(Project project) {
        var services = new LinkedHashMap<String, Service>();
        project.services().forEach((name, service) -> services.put(name, service.build() == null || service.develop() == null ? service
                : service.withLifecycle(service.lifecycle().withPullPolicy("build"))));
        return project.withServices(services);
    }
}
