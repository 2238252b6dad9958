package dev.jcompose.engine.memory;

import dev.jcompose.engine.EngineStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/// A stream whose items are delivered in order by a thread of its own, as a connection's are.
final class Deliveries<T> implements EngineStream {

    private final LinkedBlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Consumer<T> receiver;
    private final Runnable whenClosed;
    private volatile boolean closed;

    Deliveries(String name, Consumer<T> receiver, Runnable whenClosed) {
        this.receiver = receiver;
        this.whenClosed = whenClosed;
        Thread.ofVirtual().name(name).start(this::deliver);
    }

    void send(T item) {
        waiting.add(() -> receiver.accept(item));
    }

    /// Ends it once everything sent so far is delivered.
    void end() {
        waiting.add(() -> closed = true);
    }

    private void deliver() {
        try {
            while (!closed) {
                waiting.take().run();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    @Override
    public void await() throws InterruptedException {
        ended.await();
    }

    @Override
    public void close() {
        closed = true;
        whenClosed.run();
        waiting.add(() -> {});
    }
}
