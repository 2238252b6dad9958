package dev.jcompose.registry;

import org.jspecify.annotations.Nullable;

/// A registry refused, could not be reached or gave what is not to be trusted. The message names the registry and its answer.
public final class RegistryException extends RuntimeException {

    private static final long serialVersionUID = 1;

    RegistryException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    RegistryException(String message) {
        this(message, null);
    }
}
