package dev.jcompose.engine;

/// A word of the engine while it pulls or builds.
///
/// @param id      the layer; empty when it is about the whole
/// @param text    `Downloading`, or a line of the builder's output
/// @param current bytes so far; 0 when unknown
/// @param total   bytes in all; 0 when unknown
/// @param warning whether people should hear of it also where progress is not shown
public record ImageProgress(String id, String text, long current, long total, boolean warning) {

    public ImageProgress(String id, String text, long current, long total) {
        this(id, text, current, total, false);
    }

    /// A line of the builder's output.
    public static ImageProgress line(String text) {
        return new ImageProgress("", text, 0, 0);
    }

    public static ImageProgress warning(String text) {
        return new ImageProgress("", text, 0, 0, true);
    }
}
