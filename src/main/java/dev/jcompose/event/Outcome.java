package dev.jcompose.event;

/// How a step ended.
public sealed interface Outcome {

    record Done() implements Outcome {}

    /// It failed, and the plan goes on all the same: an optional dependency, a network still in use.
    record Tolerated(String message) implements Outcome {}

    record Failed(String message, RuntimeException cause) implements Outcome {}

    /// It was never begun, because something before it failed or the plan was interrupted.
    record Skipped(String reason) implements Outcome {}

    Outcome DONE = new Done();
}
