package dev.jcompose.cli;

import dev.jcompose.AttachedRun;
import dev.jcompose.console.BottomLine;
import dev.jcompose.console.MenuText;
import dev.jcompose.console.Out;
import dev.jcompose.console.ProcessTerminal;
import dev.jcompose.console.SignalRelay;
import dev.jcompose.event.Event;
import dev.jcompose.interact.OwnTerminal;
import dev.jcompose.model.Project;
import dev.jcompose.watch.WatchException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The menu of an attached `up`, from the moment output is followed until the stack is being stopped or left. The terminal is then as
/// before, whatever ended it.
final class UpMenu implements MenuKeys.Actions, AutoCloseable {

    private final Session session;
    private final Project project;
    private final WatchSwitch watching;
    private final MenuText text;
    private final ProcessTerminal terminal = new ProcessTerminal();
    private Runnable interrupt = () -> {};
    private @Nullable AttachedRun run;
    private @Nullable BottomLine line;
    private @Nullable SignalRelay signals;
    private OwnTerminal.Closing restored = () -> {};
    private boolean suspended;
    private boolean over;
    private volatile boolean interrupted;

    private UpMenu(Session session, Project project, WatchSwitch watching) {
        this.session = session;
        this.project = project;
        this.watching = watching;
        this.text = new MenuText(session.globals().colourOut());
    }

    /// Null where nobody wants it, or nobody would see it or could type.
    static @Nullable UpMenu of(Session session, Options options, Project project, WatchSwitch watching) {
        boolean wanted = options.isSet("menu") ? options.is("menu") : session.isOn("COMPOSE_MENU", project, true);
        var terminals = session.environment().terminals();
        boolean possible = terminals.in() && terminals.out() && switch (session.globals().progress()) {
            case TERMINAL, QUIET -> true;
            case PLAIN, JSON -> false;
        };
        return wanted && possible ? new UpMenu(session, project, watching) : null;
    }

    /// Names what the keys are for; before it begins.
    ///
    /// @param interrupt what Ctrl-C does
    synchronized void connect(AttachedRun attachedRun, Runnable interrupt) {
        this.run = attachedRun;
        this.interrupt = interrupt;
    }

    /// Hears how `up` goes on, before that is shown.
    void before(Event event) {
        if (event instanceof Event.Stopping) {
            close();
        }
    }

    /// Likewise, after that was shown.
    void after(Event event) {
        if (event instanceof Event.Attached) {
            begin();
        }
    }

    private synchronized void begin() {
        if (over || line != null || !terminal.isOurs()) {
            return;
        }
        restored = terminal.keys();
        var others = session.environment().terminals().err() ? List.of(session.environment().err()) : List.<Out>of();
        line = BottomLine.below(session.out(), others, text.keys(watching.isOn()));
        signals = SignalRelay.of(List.of("TSTP", "CONT", "HUP"), this::signalled);
        Thread.ofPlatform().daemon().name("keys").start(() -> {
            MenuKeys.read(session.environment().in(), this);
            close();
        });
    }

    private void signalled(String name) {
        switch (name) {
            case "TSTP" -> suspend();
            case "CONT" -> goOn();
            default -> {
                close();
                System.exit(ThisProcess.INTERRUPTED);
            }
        }
    }

    /// Ctrl-Z: the terminal is the shell's until this goes on.
    private synchronized void suspend() {
        if (!over && line != null && !suspended) {
            suspended = true;
            line.hide();
            restored.close();
            restored = () -> {};
        }
        ThisProcess.suspend();
    }

    /// In the background, whoever reads is stopped at once, and goes on for the second time when the terminal is its own again.
    private synchronized void goOn() {
        if (!over && line != null && suspended && terminal.isOurs()) {
            suspended = false;
            restored = terminal.keys();
            line.show(text.keys(watching.isOn()));
        }
    }

    @Override
    public void toggleWatch() {
        try {
            if (watching.isOn()) {
                watching.turnOff();
            } else if (project.services().values().stream().noneMatch(service -> service.develop() != null)) {
                session.out().println(text.nothingToWatch());
            } else {
                watching.turnOn();
            }
        } catch (WatchException | IOException failed) {
            session.out().println(text.problem(String.valueOf(failed.getMessage())));
        }
        show();
    }

    private synchronized void show() {
        if (line != null && !over && !suspended) {
            line.show(text.keys(watching.isOn()));
        }
    }

    @Override
    public void newLine() {
        session.out().println("");
    }

    @Override
    public void detach() {
        close();
        leave();
    }

    private synchronized void leave() {
        if (run != null) {
            run.leave();
        }
    }

    /// Docker Compose sees the key, not a signal, and ends with 0.
    @Override
    public void interrupt() {
        interrupted = true;
        close();
        interrupt.run();
    }

    /// Whether Ctrl-C was typed while the menu was there.
    boolean wasInterrupted() {
        return interrupted;
    }

    @Override
    public synchronized void close() {
        if (!over) {
            over = true;
            if (line != null) {
                line.close();
            }
            restored.close();
            if (signals != null) {
                signals.close();
            }
        }
    }
}
