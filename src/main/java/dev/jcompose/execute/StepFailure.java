package dev.jcompose.execute;

/// A step that did not reach its end for a reason other than a refused call.
final class StepFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    StepFailure(String message) {
        super(message);
    }
}
