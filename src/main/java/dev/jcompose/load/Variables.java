package dev.jcompose.load;

import org.jspecify.annotations.Nullable;

/// Where the value of a variable comes from.
@FunctionalInterface
interface Variables {
    /// The value, null when the variable is not set.
    @Nullable String get(String name);

    /// Where a missing one can be set, for a remedy.
    default String sources() {
        return "the environment or in .env";
    }
}
