package dev.jcompose.provider;

/// A program that is missing, failed, or said what nobody understands.
public final class ProviderException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ProviderException(String message) {
        super(message);
    }
}
