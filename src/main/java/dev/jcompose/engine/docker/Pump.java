package dev.jcompose.engine.docker;

import dev.jcompose.engine.EngineException;
import dev.jcompose.engine.EngineStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// Reads an answer that goes on and on, in a thread of its own.
final class Pump implements EngineStream {

    /// Reads to the end, asking now and then whether it is still wanted.
    interface Reading {
        void read(InputStream body, Pump pump) throws IOException;
    }

    private final SocketResponse response;
    private final Exchange exchange;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable RuntimeException failure;
    private volatile boolean closed;

    private Pump(SocketResponse response, Exchange exchange) {
        this.response = response;
        this.exchange = exchange;
    }

    static Pump start(String name, Exchange exchange, SocketResponse response, Reading reading) {
        var pump = new Pump(response, exchange);
        Thread.ofPlatform().daemon().name(name).start(() -> pump.run(reading));
        return pump;
    }

    private void run(Reading reading) {
        try (response) {
            reading.read(response.getBody(), this);
        } catch (IOException broken) {
            failure = closed ? null : exchange.failure(broken);
        } catch (RuntimeException failed) {
            failure = closed && failed instanceof EngineException ? null : failed;
        } finally {
            ended.countDown();
        }
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void await() throws InterruptedException {
        ended.await();
        var failed = failure;
        if (failed != null) {
            throw failed;
        }
    }

    @Override
    public void close() {
        closed = true;
        response.close();
    }
}
