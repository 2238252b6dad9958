package dev.jcompose.interact;

import dev.jcompose.engine.EngineException;
import dev.jcompose.engine.EngineProcess;
import dev.jcompose.engine.OutputSink;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// Connects one's own side with one process, until that ends or is let go. The terminal is as before once this is closed.
public final class Interaction implements AutoCloseable {

    private final OwnSide own;
    private final @Nullable InputStream input;
    private OwnTerminal.@Nullable Closing raw;
    private @Nullable EngineProcess process;
    private Ending.@Nullable Kind left;

    public Interaction(OwnSide own) {
        this.own = own;
        var typed = own.input();
        this.input = typed == null || own.terminal() == null ? typed
                : new WatchedInput(typed, own.detachKeys(), () -> leave(Ending.Kind.DETACHED));
    }

    /// What is to be passed on to the process; null for nothing.
    public @Nullable InputStream input() {
        return input;
    }

    /// The keys as the engine has to know them, too, since it looks for its own ones otherwise.
    public String detachKeys() {
        return own.detachKeys().words();
    }

    /// What is to take the process's output.
    public OutputSink output() {
        return new OutputSink() {
            @Override
            public void stdout(byte[] buffer, int offset, int length) {
                own.output().stdout(buffer, offset, length);
                leaveUnread();
            }

            @Override
            public void stderr(byte[] buffer, int offset, int length) {
                own.output().stderr(buffer, offset, length);
                leaveUnread();
            }
        };
    }

    private void leaveUnread() {
        if (own.unread().getAsBoolean()) {
            leave();
        }
    }

    /// Lets go of the process, from any thread.
    public void leave() {
        leave(Ending.Kind.LEFT);
    }

    private void leave(Ending.Kind kind) {
        EngineProcess open;
        synchronized (this) {
            left = left == null ? kind : left;
            open = process;
        }
        if (open != null) {
            open.close();
        }
    }

    /// Is told of the process, which has been started or is about to be: from now on the terminal is its.
    public synchronized void connect(EngineProcess opened) {
        process = opened;
        if (left != null) {
            opened.close();
        } else if (own.terminal() != null && own.input() != null) {
            raw = own.terminal().raw();
        }
    }

    /// Whether there is a process by now.
    public synchronized boolean isConnected() {
        return process != null;
    }

    /// Waits for the end of the process, which has been started.
    ///
    /// @param redraw whether it is to draw anew what it shows, since somebody new looks at it
    /// @throws EngineException when the connection was lost in the middle
    public Ending follow(boolean redraw) throws InterruptedException {
        var opened = process();
        try (opened) {
            try (var _ = sizing(opened, redraw)) {
                opened.await();
            }
            var kind = kind();
            return kind == null ? Ending.exited(opened.exitCode()) : new Ending(kind, 0);
        } catch (EngineException lost) {
            var kind = kind();
            if (kind != null) {
                return new Ending(kind, 0);
            }
            throw lost;
        }
    }

    private synchronized EngineProcess process() {
        if (process == null) {
            throw new IllegalStateException("there is no process to follow");
        }
        return process;
    }

    private synchronized Ending.@Nullable Kind kind() {
        return left;
    }

    private OwnTerminal.Closing sizing(EngineProcess opened, boolean redraw) {
        var terminal = own.terminal();
        if (terminal == null) {
            return () -> {};
        }
        var sizes = new Sizes(terminal, opened);
        sizes.begin(redraw);
        var listening = terminal.whenResized(sizes::pass);
        return () -> {
            listening.close();
            sizes.end();
        };
    }

    @Override
    public synchronized void close() {
        if (raw != null) {
            raw.close();
        }
    }
}
