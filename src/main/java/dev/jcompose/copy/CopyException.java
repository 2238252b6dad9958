package dev.jcompose.copy;

import dev.jcompose.model.Origin;
import org.jspecify.annotations.Nullable;

/// There can be no such copy, or what the engine has under its name is none. The message says where, what and what to do.
public final class CopyException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public CopyException(@Nullable Origin origin, String message) {
        super(Origin.before(origin, message));
    }
}
