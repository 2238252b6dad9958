package dev.jcompose.watch;

/// Files cannot be watched as the project says; the message says why.
public final class WatchException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public WatchException(String message) {
        super(message);
    }

    WatchException(String message, Throwable cause) {
        super(message, cause);
    }
}
