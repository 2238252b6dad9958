package dev.jcompose.event;

/// How a step ended.
public sealed interface Outcome {

    /// @param otherwise whether it was done the other way that the step names: built, because it could not be pulled
    /// @param made      what it made, where people are told: an image's ID; else empty
    record Done(boolean otherwise, String made) implements Outcome {

        public Done(boolean otherwise) {
            this(otherwise, "");
        }
    }

    /// It failed, and the plan goes on all the same: an optional dependency, a network still in use.
    record Tolerated(String message) implements Outcome {}

    record Failed(String message, RuntimeException cause) implements Outcome {}

    /// It was never begun, because something before it failed or the plan was interrupted.
    record Skipped(String reason) implements Outcome {}

    Outcome DONE = new Done(false);
}
