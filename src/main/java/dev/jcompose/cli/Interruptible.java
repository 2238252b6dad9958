package dev.jcompose.cli;

import dev.jcompose.console.Interrupts;

/// Work that Ctrl-C breaks off, leaving nothing half done.
final class Interruptible {

    private Interruptible() {}

    /// @return the exit code
    static int run(Runnable work) {
        var worker = Thread.currentThread();
        try (var interrupts = Interrupts.listen(worker::interrupt, worker::interrupt)) {
            try {
                work.run();
            } catch (RuntimeException e) {
                // Once a signal has come, what it broke off is no news.
                if (!interrupts.happened()) {
                    throw e;
                }
            }
            boolean happened = interrupts.happened();
            Thread.interrupted();
            return happened ? ThisProcess.INTERRUPTED : 0;
        }
    }
}
