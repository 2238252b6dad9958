package dev.jcompose;

/// An image cannot be named by its digest. The message names the image, its registry and the registry's answer.
public final class UnresolvedImageException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnresolvedImageException(String message, Throwable cause) {
        super(message, cause);
    }
}
