package dev.jcompose.model;

import org.jspecify.annotations.Nullable;

/// The parts of `deploy` that one machine can honour.
///
/// @param replicas null when unset
public record Deploy(@Nullable Integer replicas, Limits limits, Limits reservations, Value.Mapping extensions) {

    /// @param cpus   null when unset
    /// @param memory bytes, null when unset
    /// @param pids   null when unset
    public record Limits(@Nullable Float cpus, @Nullable Long memory, @Nullable Long pids) {
        public static final Limits NONE = new Limits(null, null, null);

        public boolean isNone() {
            return cpus == null && memory == null && pids == null;
        }
    }
}
