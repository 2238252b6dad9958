package dev.jcompose.publish;

/// A project cannot be published as it is.
public final class UnpublishableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UnpublishableException(String message) {
        super(message);
    }
}
