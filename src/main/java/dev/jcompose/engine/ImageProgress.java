package dev.jcompose.engine;

/// A word of the engine while it pulls or builds.
///
/// @param id      the layer; empty when it is about the whole
/// @param text    `Downloading`, or a line of the builder's output
/// @param current bytes so far; 0 when unknown
/// @param total   bytes in all; 0 when unknown
public record ImageProgress(String id, String text, long current, long total) {}
