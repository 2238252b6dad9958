package dev.jcompose.files;

/// Files cannot be copied as asked; the message says why, in Docker's words where it has any.
public final class FilesException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public FilesException(String message) {
        super(message);
    }

    FilesException(String message, Throwable cause) {
        super(message, cause);
    }
}
