package dev.jcompose.engine;

/// A process in a container whose streams are connected with somebody's own. Waiting for the stream's end is waiting for the end of its
/// output; closing it lets go of the process, which goes on.
public interface EngineProcess extends EngineStream {

    /// Tells its terminal how large it is now. Only for a process that has one.
    void resize(int columns, int rows);

    /// Waits for its end.
    ///
    /// @return its exit code
    /// @throws EngineException when the connection was lost before
    int exitCode() throws InterruptedException;
}
