package dev.jcompose.interact;

import dev.jcompose.engine.EngineException;
import dev.jcompose.engine.EngineProcess;
import dev.jcompose.engine.OutputSink;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// Connects one's own side with one process, from before it is started until it ends or is let go. The terminal is as before once this
/// is closed.
public final class Interaction implements AutoCloseable {

    private final OwnSide own;
    private final @Nullable InputStream input;
    private final OwnTerminal.@Nullable Closing raw;
    private @Nullable EngineProcess process;
    private Ending.@Nullable Kind left;

    public Interaction(OwnSide own) {
        this.own = own;
        var typed = own.input();
        var terminal = own.terminal();
        this.input = typed == null || terminal == null ? typed : new WatchedInput(typed, own.detachKeys(), () -> leave(Ending.Kind.DETACHED));
        this.raw = terminal == null || typed == null ? null : terminal.raw();
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
            leave(Ending.Kind.LEFT);
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

    /// Is told of the process as soon as there is one, and passes the terminal's size on to it from when it runs.
    private synchronized void opened(EngineProcess opened) {
        process = opened;
        if (left != null) {
            opened.close();
        }
    }

    /// Waits for the end.
    ///
    /// @param start starts the process where attaching does not; may do nothing
    /// @throws EngineException when the connection was lost in the middle
    public Ending follow(EngineProcess opened, Runnable start) throws InterruptedException {
        opened(opened);
        try (opened) {
            start.run();
            try (var _ = sizing(opened)) {
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

    private synchronized Ending.@Nullable Kind kind() {
        return left;
    }

    private OwnTerminal.Closing sizing(EngineProcess opened) {
        var terminal = own.terminal();
        if (terminal == null) {
            return () -> {};
        }
        var sizes = new Sizes(terminal, opened);
        sizes.begin();
        var listening = terminal.whenResized(sizes::pass);
        return () -> {
            listening.close();
            sizes.end();
        };
    }

    @Override
    public void close() {
        if (raw != null) {
            raw.close();
        }
    }
}
