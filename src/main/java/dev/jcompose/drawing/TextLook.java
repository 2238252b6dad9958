package dev.jcompose.drawing;

/// How a drawing is written as text.
///
/// @param columns how wide it may be
/// @param unicode false keeps to ASCII
/// @param colour  whether it is coloured with escape sequences
public record TextLook(int columns, boolean unicode, boolean colour) {

    String arrow() {
        return unicode ? " \u2192 " : "->";
    }

    String marker() {
        return unicode ? "\u25b8 " : "> ";
    }

    String times() {
        return unicode ? " \u00d7" : " x";
    }

    String dots() {
        return unicode ? "\u2026" : "...";
    }
}
