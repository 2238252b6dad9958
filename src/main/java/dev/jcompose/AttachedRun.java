package dev.jcompose;

/// A stack that is up with its output followed, until everything in it has ended or somebody stops it.
public interface AttachedRun {

    /// Brings the stack up, follows it, and returns when all followed containers have ended or the stack was stopped.
    ///
    /// @return how bringing it up went
    Result run();

    /// Stops the stack gracefully; `run` returns once that is done. From any thread.
    void stop();

    /// Kills what still runs. From any thread.
    void kill();
}
