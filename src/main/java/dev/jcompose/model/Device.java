package dev.jcompose.model;

import org.jspecify.annotations.Nullable;

/// A device of the host in the container (`devices`), or, with a source like `vendor.com/class=name`, one that the Container
/// Device Interface describes.
///
/// @param permissions of `r`, `w` and `m`; null leaves them to the engine
public record Device(String source, @Nullable String target, @Nullable String permissions, Value.Mapping extensions) {}
