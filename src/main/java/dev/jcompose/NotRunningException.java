package dev.jcompose;

/// A service has no container that runs, or not the one that was meant.
public final class NotRunningException extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotRunningException(String message) {
        super(message);
    }
}
