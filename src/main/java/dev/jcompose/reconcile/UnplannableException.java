package dev.jcompose.reconcile;

import dev.jcompose.model.Origin;
import org.jspecify.annotations.Nullable;

/// The engine's state makes what was asked for impossible. The message says where, what and what to do.
public final class UnplannableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnplannableException(@Nullable Origin origin, String message) {
        super(Origin.before(origin, message));
    }
}
