package dev.jcompose.cli;

import dev.jcompose.OneOffRun;
import dev.jcompose.Result;
import dev.jcompose.console.Quiet;
import dev.jcompose.console.RunConsole;
import dev.jcompose.event.Event;
import dev.jcompose.interact.Ending;
import dev.jcompose.model.Project;
import dev.jcompose.reconcile.RunOptions;
import dev.jcompose.reconcile.UpOptions;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// `run`
final class RunCommand implements Command {

    @Override
    public String usage() {
        return "[OPTIONS] SERVICE [COMMAND] [ARGS...]";
    }

    @Override
    public String summary() {
        return "Run a one-off command on a service";
    }

    @Override
    public List<Flag> flags() {
        return RunFlags.FLAGS;
    }

    @Override
    public boolean endsAtArgument() {
        return true;
    }

    @Override
    public int run(Session session, Options options) {
        RunFlags.check(options);
        var project = RunFlags.load(session, options);
        var run = RunFlags.read(session, options, project);
        var up = RunFlags.dependencies(session, options, project);
        if (session.globals().dryRun()) {
            return tried(session, options, project, up, run);
        }
        var quiet = new Quiet(options.is("quiet-pull"), options.is("quiet-build"), options.is("quiet"));
        try (var console = new RunConsole(session.console(quiet, session.status()), run.service())) {
            var oneOff = session.engine().oneOff(project, up, run, console);
            return options.is("detach") ? detached(session, oneOff) : attached(session, run, oneOff);
        }
    }

    private static int tried(Session session, Options options, Project project, UpOptions up, RunOptions run) {
        try (var console = new RunConsole(session.console(Quiet.NOTHING, session.status()), run.service())) {
            var decision = session.engine().planRun(project, up, run);
            decision.warnings().forEach(session.notices()::warn);
            decision.unchanged().forEach(container -> console.on(new Event.Unchanged(container, true)));
            DryRun.play(decision.plan(), console);
        }
        if (!options.is("detach")) {
            throw new Failure("interactive run is not supported in dry-run mode");
        }
        return 0;
    }

    private static int detached(Session session, OneOffRun oneOff) {
        var result = new AtomicReference<Result>();
        var id = oneOff.detached(result::set);
        if (id != null) {
            session.out().println(id);
        }
        return session.exitCode(result.get());
    }

    private static int attached(Session session, RunOptions run, OneOffRun oneOff) {
        var streams = new Streams(session);
        if (run.tty() && run.interactive() && !session.environment().terminals().in()) {
            throw new Failure("the input device is not a TTY");
        }
        return streams.until(streams.side(run.interactive(), run.tty(), streams.keys("")), oneOff::signal, interaction -> {
            var outcome = oneOff.attached(interaction);
            var ending = outcome.ending();
            if (ending == null) {
                return Ending.exited(session.exitCode(outcome.result()));
            }
            // Letting go with the keys is no failure here, unlike with `exec` and `attach`.
            return ending.kind() == Ending.Kind.DETACHED ? Ending.exited(0) : ending;
        });
    }
}
