package dev.jcompose.drawing;

/// Text by the columns of a terminal that it takes. Nothing in it can steer the terminal or turn the direction of writing.
final class Cells {

    private Cells() {}

    /// The text with a question mark for each control and formatting character.
    static String plain(String text) {
        var plain = new StringBuilder();
        text.codePoints().forEach(c -> plain.appendCodePoint(isPlain(c) ? c : '?'));
        return plain.toString();
    }

    private static boolean isPlain(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED, Character.PRIVATE_USE -> false;
            default -> true;
        };
    }

    static int width(String text) {
        return text.codePoints().map(Cells::width).sum();
    }

    /// As terminals count (Unicode's East Asian Width, the ranges that are wide as a whole).
    static int width(int c) {
        if (c < 0x300) {
            return 1;
        }
        var type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        return c >= 0x1100 && c <= 0x115f || c >= 0x2e80 && c <= 0xa4cf || c >= 0xac00 && c <= 0xd7a3 || c >= 0xf900 && c <= 0xfaff
                || c >= 0xfe30 && c <= 0xfe6f || c >= 0xff00 && c <= 0xff60 || c >= 0xffe0 && c <= 0xffe6
                || c >= 0x1f300 && c <= 0x1faff || c >= 0x20000 && c <= 0x3fffd ? 2 : 1;
    }

    /// The text, or as much of it as fits into the columns with dots behind it.
    static String cut(String text, int columns, String dots) {
        if (width(text) <= columns) {
            return text;
        }
        var cut = new StringBuilder();
        int left = columns - width(dots);
        for (int c : text.codePoints().toArray()) {
            left -= width(c);
            if (left < 0) {
                break;
            }
            cut.appendCodePoint(c);
        }
        return cut + dots;
    }
}
