package dev.jcompose.console;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/// Listens to Ctrl-C and to the wish to terminate, instead of ending at once, until closed.
public final class Interrupts implements AutoCloseable {

    private final AtomicInteger count = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Runnable first;
    private final Runnable second;
    private @Nullable Object previousInt;
    private @Nullable Object previousTerm;

    private Interrupts(Runnable first, Runnable second) {
        this.first = first;
        this.second = second;
    }

    /// @param first  what the first signal does, on a thread of its own
    /// @param second what each further one does
    public static Interrupts listen(Runnable first, Runnable second) {
        var interrupts = new Interrupts(first, second);
        interrupts.previousInt = Signals.register("INT", interrupts::signalled);
        interrupts.previousTerm = Signals.register("TERM", interrupts::signalled);
        return interrupts;
    }

    /// What a signal does, on this thread.
    public void signalled() {
        if (count.getAndIncrement() == 0) {
            try {
                first.run();
            } finally {
                over.countDown();
            }
        } else {
            second.run();
        }
    }

    /// Whether a signal has come.
    public boolean happened() {
        return count.get() > 0;
    }

    /// Waits until what a first signal does is done; at once when none has come.
    public void await() throws InterruptedException {
        if (happened()) {
            over.await();
        }
    }

    @Override
    public void close() {
        Signals.unregister("INT", previousInt);
        Signals.unregister("TERM", previousTerm);
    }
}
