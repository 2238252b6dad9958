package dev.jcompose;

import org.jspecify.annotations.Nullable;

/// A setting of jcompose's own, in the environment or under `x-jcompose`, cannot be read. The message says which and why.
public final class UnusableSettingException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnusableSettingException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
