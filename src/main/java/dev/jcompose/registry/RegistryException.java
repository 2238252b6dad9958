package dev.jcompose.registry;

import org.jspecify.annotations.Nullable;

/// A registry refused, could not be reached or gave what is not to be trusted. The message names the registry and its answer.
public final class RegistryException extends RuntimeException {

    private static final long serialVersionUID = 1;
    private static final int NO_ANSWER = 0;

    private final int status;

    RegistryException(String message, @Nullable Throwable cause) {
        super(message, cause);
        this.status = NO_ANSWER;
    }

    RegistryException(String message) {
        this(message, null);
    }

    /// @param status of the registry's answer
    RegistryException(String message, int status) {
        super(message);
        this.status = status;
    }

    /// Whether the registry knows no such form of what it was sent.
    public boolean isUnknownForm() {
        return status == 400 || status == 405 || status == 415;
    }
}
