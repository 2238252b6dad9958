package dev.jcompose.follow;

import dev.jcompose.engine.Engine;
import dev.jcompose.engine.EngineException;
import dev.jcompose.engine.EngineStream;
import dev.jcompose.engine.LogOptions;
import dev.jcompose.engine.OutputSink;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The log of a container that has just been started, followed. An engine that is asked for a log in the moment it is begun may follow
/// it without ever telling of its first lines (observed of Engine 20.10): as long as nothing has come, it is looked whether there is
/// something, and then asked for anew. What has come once never comes again.
final class LateLog implements EngineStream {

    private static final List<Duration> LOOKS = List.of(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(10));
    /// How long what is there may take to come before it counts as lost.
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration LAST_PATIENCE = Duration.ofSeconds(5);

    private final Engine engine;
    private final String container;
    private final LogOptions options;
    private final OutputSink sink;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Gate gate = new Gate();
    private EngineStream stream;
    private boolean closed;

    private LateLog(Engine engine, String container, LogOptions options, OutputSink sink) {
        this.engine = engine;
        this.container = container;
        this.options = options;
        this.sink = sink;
        this.stream = engine.logs(container, options, gate);
    }

    /// Begins to follow.
    static LateLog open(Engine engine, String container, LogOptions options, OutputSink sink) {
        var log = new LateLog(engine, container, options, sink);
        Thread.ofPlatform().daemon().name("look for log " + container).start(log::look);
        return log;
    }

    /// Lets output pass until another one takes its place.
    private final class Gate implements OutputSink {
        private boolean passed;
        private boolean retired;

        @Override
        public void stdout(byte[] buffer, int offset, int length) {
            pass(() -> sink.stdout(buffer, offset, length));
        }

        @Override
        public void stderr(byte[] buffer, int offset, int length) {
            pass(() -> sink.stderr(buffer, offset, length));
        }

        private void pass(Runnable output) {
            lock.lock();
            try {
                if (!retired) {
                    passed = true;
                    changed.signalAll();
                    output.run();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    private void ask() {
        var asked = new Gate();
        var opened = engine.logs(container, options, asked);
        boolean unwanted;
        lock.lock();
        try {
            gate = asked;
            stream = opened;
            unwanted = closed;
        } finally {
            lock.unlock();
        }
        if (unwanted) {
            opened.close();
        }
    }

    private void look() {
        try {
            for (var pause : LOOKS) {
                if (isSettled(pause) || isThere() && (isSettled(PATIENCE) || !askAnew())) {
                    return;
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (EngineException gone) {
            // The container has been removed: there is nothing more to be had.
        }
    }

    /// Waits until something has come or it is over, for so long.
    private boolean isSettled(Duration pause) throws InterruptedException {
        lock.lock();
        try {
            long left = pause.toNanos();
            while (left > 0 && !closed && !gate.passed) {
                left = changed.awaitNanos(left);
            }
            return closed || gate.passed;
        } finally {
            lock.unlock();
        }
    }

    private boolean isThere() throws InterruptedException {
        var count = new Count();
        try (var read = engine.logs(container, new LogOptions(false, options.tail(), options.since(), options.until(), false), count)) {
            read.await();
        }
        return count.bytes > 0;
    }

    private static final class Count implements OutputSink {
        private volatile long bytes;

        @Override
        public void stdout(byte[] buffer, int offset, int length) {
            bytes += length;
        }

        @Override
        public void stderr(byte[] buffer, int offset, int length) {
            bytes += length;
        }
    }

    /// @return false when something has come in this moment
    private boolean askAnew() {
        EngineStream old;
        lock.lock();
        try {
            if (closed || gate.passed) {
                return false;
            }
            old = stream;
            gate.retired = true;
        } finally {
            lock.unlock();
        }
        ask();
        old.close();
        return true;
    }

    /// Is told that the container has ended: what has not come soon does not come by itself.
    void ended() {
        Thread.ofPlatform().daemon().name("end of log " + container).start(() -> {
            try {
                if (!isSettled(LAST_PATIENCE)) {
                    current().close();
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private EngineStream current() {
        lock.lock();
        try {
            return stream;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void await() throws InterruptedException {
        for (var awaited = current();; awaited = current()) {
            awaited.await();
            if (awaited == current()) {
                break;
            }
        }
        if (askForTheLast()) {
            try (var rest = engine.logs(container, new LogOptions(false, options.tail(), options.since(), options.until(), options.timestamps()),
                    sink)) {
                rest.await();
            } catch (EngineException gone) {
                // It has been removed together with its log.
            }
        }
    }

    /// Whether nothing has come, so that only what is there at the end can be told.
    private boolean askForTheLast() {
        lock.lock();
        try {
            boolean nothing = !closed && !gate.passed && !gate.retired;
            gate.retired = true;
            return nothing;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        current().close();
    }
}
