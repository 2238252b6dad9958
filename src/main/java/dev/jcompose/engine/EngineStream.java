package dev.jcompose.engine;

/// Something the engine goes on sending. Closing it ends it; that is no error.
public interface EngineStream extends AutoCloseable {

    /// Waits until the stream has ended by itself or was closed.
    ///
    /// @throws EngineException when the connection was lost in the middle
    void await() throws InterruptedException;

    @Override
    void close();
}
