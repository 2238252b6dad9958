package dev.jcompose.model;

import org.jspecify.annotations.Nullable;

/// A service's use of a config or secret.
///
/// @param source the key under `configs` or `secrets`
/// @param target where it appears in the container; for secrets always set (`/run/secrets/<source>` by default);
///               for configs null means `/<source>`
/// @param mode   file mode bits; null when unset
public record FileGrant(
        String source,
        @Nullable String target,
        @Nullable String uid,
        @Nullable String gid,
        @Nullable Integer mode,
        Value.Mapping extensions) {}
