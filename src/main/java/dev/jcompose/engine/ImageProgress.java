package dev.jcompose.engine;

/// A word of the engine while it pulls or builds.
///
/// @param id      the layer; empty when it is about the whole
/// @param text    `Downloading`, or a line of a builder's output
/// @param current bytes so far; 0 when unknown
/// @param total   bytes in all; 0 when unknown
public record ImageProgress(String id, String text, long current, long total, Kind kind) {

    public enum Kind {
        /// How far it is.
        STATUS,
        /// What a builder writes.
        OUTPUT,
        /// What people should hear also where progress is not shown.
        WARNING
    }

    public ImageProgress(String id, String text, long current, long total) {
        this(id, text, current, total, Kind.STATUS);
    }

    public static ImageProgress status(String text) {
        return new ImageProgress("", text, 0, 0);
    }

    /// A line of a builder's output.
    public static ImageProgress output(String text) {
        return new ImageProgress("", text, 0, 0, Kind.OUTPUT);
    }

    public static ImageProgress warning(String text) {
        return new ImageProgress("", text, 0, 0, Kind.WARNING);
    }
}
