package dev.jcompose.cli;

import dev.jcompose.Aborting;
import dev.jcompose.AttachedRun;
import dev.jcompose.Result;
import dev.jcompose.console.AttachedConsole;
import dev.jcompose.console.Interrupts;
import dev.jcompose.console.LogConsole;
import dev.jcompose.console.Quiet;
import dev.jcompose.event.Events;
import dev.jcompose.model.Project;
import dev.jcompose.reconcile.UpOptions;
import dev.jcompose.watch.ProjectLock;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An attached `up`: shown until everything has ended, stopped by the first Ctrl-C, killed by the second, left alone when nobody reads.
record AttachedSession(Session session, LogConsole.Options shown, Quiet quiet) {

    static AttachedSession of(Session session, Options options, Quiet quiet) {
        var shown = new LogConsole.Options(!options.is("no-log-prefix"), session.globals().colourOut() && !options.is("no-color"),
                options.is("timestamps"), true);
        return new AttachedSession(session, shown, quiet);
    }

    /// @param options what else the command line says: whether files are watched as well, and whether there is a menu
    int run(Project project, UpOptions up, Set<String> attach, Aborting aborting, Options options) throws IOException {
        var environment = session.environment();
        Result result;
        OptionalInt asked;
        boolean typed;
        try (var console = new AttachedConsole(
                session.console(quiet), new LogConsole(environment.out(), environment.err(), shown, environment.zone()))) {
            var events = stoppingUnread(console, Thread.currentThread());
            try (var watching = new WatchSwitch(session, project, events); var menu = UpMenu.of(session, options, project, watching)) {
                if (options.is("watch")) {
                    watching.turnOn();
                }
                var run = session.engine().attachedUp(project, up, attach, aborting, heard(events, watching, menu));
                watching.beside(run);
                result = follow(run, watching, menu);
                asked = result == null ? OptionalInt.empty() : run.exitCode();
                typed = menu != null && menu.wasInterrupted();
            }
        }
        if (result == null) {
            return typed ? 0 : ThisProcess.INTERRUPTED;
        }
        int code = session.exitCode(result);
        return asked.orElse(code);
    }

    private static Events heard(Events events, WatchSwitch watching, @Nullable UpMenu menu) {
        return event -> {
            if (menu != null) {
                menu.before(event);
            }
            events.on(event);
            watching.on(event);
            if (menu != null) {
                menu.after(event);
            }
        };
    }

    /// Null when a signal ended it.
    ///
    /// @param watching what a signal ends first
    private @Nullable Result follow(AttachedRun run, WatchSwitch watching, @Nullable UpMenu menu) {
        Runnable stop = () -> {
            watching.breakOff();
            run.stop();
        };
        try (var interrupts = Interrupts.listen(() -> reported(stop), () -> reported(run::kill))) {
            if (menu != null) {
                menu.connect(run, interrupts::signalled);
            }
            try {
                var result = run.run();
                Thread.interrupted();
                return interrupts.happened() ? null : result;
            } catch (RuntimeException e) {
                // Once a signal has come, what it broke off is no news.
                if (!interrupts.happened()) {
                    throw e;
                }
                return null;
            } finally {
                stopped(interrupts);
            }
        }
    }

    private static void stopped(Interrupts interrupts) {
        Thread.interrupted();
        try {
            interrupts.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void reported(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            session.notices().error(String.valueOf(e.getMessage()));
        }
    }

    /// Where nobody reads any more (`| head`), following ends and the containers go on.
    private Events stoppingUnread(Events events, Thread follower) {
        return event -> {
            events.on(event);
            if (session.out().isClosed()) {
                follower.interrupt();
            }
        };
    }
}
