package dev.jcompose.observe;

/// How full the file system is that holds a folder.
///
/// @param usable bytes that are left
/// @param total  bytes there are
public record DiskSpace(long usable, long total) {}
