package dev.jcompose.console;

import org.jline.utils.WCWidth;

/// Colours, and text made fit for a line of a terminal.
final class Ansi {

    static final String GREEN = "32";
    static final String YELLOW = "33";
    static final String RED = "31";
    static final String BLUE = "34";

    private Ansi() {}

    static String paint(String colour, String text) {
        return text.isEmpty() ? text : "\u001b[" + colour + "m" + text + "\u001b[0m";
    }

    /// Names and messages come from files and engines: a control character in them must not reach the terminal.
    static String plain(String text) {
        if (text.chars().noneMatch(Character::isISOControl)) {
            return text;
        }
        var clean = new StringBuilder();
        text.chars().forEach(c -> clean.append(Character.isISOControl(c) ? '?' : (char) c));
        return clean.toString();
    }

    /// Likewise, but lines and tabs stay.
    static String plainLines(String text) {
        var clean = new StringBuilder();
        text.chars().forEach(c -> clean.append(Character.isISOControl(c) && c != '\n' && c != '\t' ? '?' : (char) c));
        return clean.toString();
    }

    /// How many columns a text takes.
    static int width(String text) {
        return text.codePoints().map(c -> Math.max(0, WCWidth.wcwidth(c))).sum();
    }

    /// The text cut to that many columns, ending in `...` where something is missing.
    static String cut(String text, int columns) {
        if (width(text) <= columns) {
            return text;
        }
        var dots = ".".repeat(Math.clamp(columns, 0, 3));
        var cut = new StringBuilder();
        int left = columns - dots.length();
        for (int c : text.codePoints().toArray()) {
            left -= Math.max(0, WCWidth.wcwidth(c));
            if (left < 0) {
                break;
            }
            cut.appendCodePoint(c);
        }
        return cut + dots;
    }

    /// The text filled up with spaces to that many columns.
    static String pad(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - width(text)));
    }
}
