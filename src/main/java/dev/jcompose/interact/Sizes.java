package dev.jcompose.interact;

import dev.jcompose.engine.EngineException;
import dev.jcompose.engine.EngineProcess;

/// Passes the size of one's own terminal on. A process that has been started but does not run yet takes none: at first it is tried again
/// for a moment, as the docker client does.
final class Sizes {

    private static final int TRIES = 10;
    private static final int PAUSE_MILLIS = 20;

    private final OwnTerminal terminal;
    private final EngineProcess process;
    private volatile boolean over;

    Sizes(OwnTerminal terminal, EngineProcess process) {
        this.terminal = terminal;
        this.process = process;
    }

    /// @param redraw whether another size goes before the right one, so that what is shown is drawn anew
    void begin(boolean redraw) {
        Thread.ofPlatform().daemon().name("first size").start(() -> {
            if (redraw) {
                pass(1);
            }
            for (int i = 1; i <= TRIES && !over && !pass(); i++) {
                try {
                    Thread.sleep((long) PAUSE_MILLIS * i);
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        });
    }

    /// @return whether the process knows it now
    boolean pass() {
        return pass(0);
    }

    private synchronized boolean pass(int more) {
        var size = terminal.size();
        if (over || size.columns() == 0 || size.rows() == 0) {
            return true;
        }
        try {
            process.resize(size.columns() + more, size.rows() + more);
            return true;
        } catch (EngineException notYetOrOver) {
            return false;
        }
    }

    void end() {
        over = true;
    }
}
