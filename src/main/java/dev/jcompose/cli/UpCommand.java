package dev.jcompose.cli;

import dev.jcompose.console.Quiet;
import dev.jcompose.reconcile.UpOptions;
import dev.jcompose.model.Project;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// `up`
final class UpCommand implements Command {

    @Override
    public String usage() {
        return "[OPTIONS] [SERVICE...]";
    }

    @Override
    public String summary() {
        return "Create and start containers";
    }

    @Override
    public List<Flag> flags() {
        return UpFlags.FLAGS;
    }

    @Override
    public int run(Session session, Options options) {
        UpFlags.check(options);
        var project = UpFlags.load(session, options);
        var up = renewal(session, options).agreed(project, UpFlags.read(session, options, project));
        var quiet = new Quiet(options.is("quiet-pull"), options.is("quiet-build"));
        var attach = attach(options, project, up);
        var aborting = UpFlags.aborting(options, project, up.services().isEmpty() ? attach : up.services());
        boolean attached = !options.is("detach") && up.start() && !up.awaitReady() && (!attach.isEmpty() || UpFlags.aborts(options) || options.is("watch"));
        if (attached && !session.globals().dryRun()) {
            try {
                return AttachedSession.of(session, options, quiet).run(project, up, attach, aborting, options);
            } catch (IOException failed) {
                throw new Failure("the lock of project \"" + project.name() + "\": " + failed.getMessage());
            }
        }
        int code = bringUp(session, project, up, quiet);
        if (session.globals().dryRun() && !options.is("detach") && up.start() && !up.awaitReady()) {
            session.out().println("end of 'compose up' output, interactive run is not supported in dry-run mode");
        }
        return code;
    }

    /// `create`, whose flags are some of `up`'s.
    static int create(Session session, Options options) {
        UpFlags.check(options);
        var project = UpFlags.load(session, options);
        var create = renewal(session, options).agreed(project, UpFlags.read(session, options, project).withStart(false));
        return bringUp(session, project, create, new Quiet(options.is("quiet-pull"), false));
    }

    private static VolumeRenewal renewal(Session session, Options options) {
        return new VolumeRenewal(session, options.is("yes") || options.is("y"));
    }

    static int bringUp(Session session, Project project, UpOptions up, Quiet quiet) {
        return session.perform(quiet,
                jcompose -> {
                    var decision = jcompose.planUp(project, up);
                    decision.warnings().forEach(session.notices()::warn);
                    return decision.plan();
                },
                (jcompose, events) -> jcompose.up(project, up, events));
    }

    /// The services whose output is followed.
    private static Set<String> attach(Options options, Project project, UpOptions up) {
        Set<String> attach;
        if (options.isSet("attach")) {
            attach = new HashSet<>(options.list("attach"));
        } else if (options.is("attach-dependencies") || up.services().isEmpty()) {
            attach = new HashSet<>(project.services().keySet());
        } else {
            attach = new HashSet<>(up.services());
        }
        for (var service : attach) {
            if (!project.services().containsKey(service)) {
                throw new Failure("cannot attach to services not included in up: " + service);
            }
        }
        options.list("no-attach").forEach(attach::remove);
        return attach;
    }
}
