package dev.jcompose;

/// A project was asked for a part that it does not have.
public final class NoSuchPathException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoSuchPathException(String path, String remedy) {
        super("no such path: %s; %s".formatted(path, remedy));
    }
}
