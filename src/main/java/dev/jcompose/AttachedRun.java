package dev.jcompose;

import java.util.OptionalInt;

/// A stack that is up with its output followed, until everything in it has ended or somebody stops it.
public interface AttachedRun {

    /// Brings the stack up, follows it, and returns when all followed containers have ended, or those of the services that were named, or
    /// the stack was stopped or left.
    ///
    /// @return how bringing it up went
    Result run();

    /// The exit code that was asked for: of the container whose end ended the stack, or of a named service. Empty when nobody asked.
    OptionalInt exitCode();

    /// Stops the stack gracefully, or the services of it that were named; `run` returns once that is done. From any thread.
    void stop();

    /// Lets go of the stack, which goes on: `run` returns as soon as it has been brought up. From any thread.
    void leave();

    /// Kills what still runs of what [#stop] stops. From any thread.
    void kill();

    /// Somebody is about to stop containers and to start them again, or others in their place: until [#release] the run does not end for
    /// want of containers.
    void hold();

    void release();
}
