package dev.jcompose.reconcile;

import org.jspecify.annotations.Nullable;

/// What `pull` is asked for.
///
/// @param policy          over that of every service: `always`, `missing`; null for their own
/// @param ignoreBuildable whether images that can be built are left alone
public record PullOptions(@Nullable String policy, boolean ignoreBuildable) {}
