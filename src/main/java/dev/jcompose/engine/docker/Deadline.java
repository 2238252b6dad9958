package dev.jcompose.engine.docker;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Closes something when it takes too long: channels know no timeout of their own.
final class Deadline implements AutoCloseable {

    private static final class Watch {
        static final ScheduledThreadPoolExecutor THREAD = new ScheduledThreadPoolExecutor(
                1, task -> Thread.ofPlatform().daemon().name("engine-deadlines").unstarted(task));

        static {
            THREAD.setRemoveOnCancelPolicy(true);
        }
    }

    private final @Nullable ScheduledFuture<?> task;
    private volatile boolean passed;

    private Deadline(Closeable resource, @Nullable Duration timeout) {
        this.task = timeout == null ? null
                : Watch.THREAD.schedule(() -> expire(resource), timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// @param timeout null for none
    static Deadline closing(Closeable resource, @Nullable Duration timeout) {
        return new Deadline(resource, timeout);
    }

    private void expire(Closeable resource) {
        passed = true;
        try {
            resource.close();
        } catch (IOException ignored) {
            // Whoever blocks on it hears of it.
        }
    }

    boolean hasPassed() {
        return passed;
    }

    @Override
    public void close() {
        if (task != null) {
            task.cancel(false);
        }
    }
}
