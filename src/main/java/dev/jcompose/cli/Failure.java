package dev.jcompose.cli;

/// The run cannot go on; the message is for the user, one line a problem.
final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int exitCode;

    Failure(String message) {
        this(1, message);
    }

    Failure(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }

    /// What Docker Compose can and jcompose cannot so far.
    static Failure notYet(String what) {
        return new Failure(what + " is not supported yet");
    }
}
