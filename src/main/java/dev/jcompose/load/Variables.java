package dev.jcompose.load;

import org.jspecify.annotations.Nullable;

/// Where the value of a variable comes from.
@FunctionalInterface
interface Variables {
    /// The value, null when the variable is not set.
    @Nullable String get(String name);
}
