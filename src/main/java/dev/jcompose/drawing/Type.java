package dev.jcompose.drawing;

/// How wide text is. Nobody knows the reader's fonts, so these are the widths of a rather wide one (DejaVu Sans); text in a narrower one
/// leaves some space.
///
/// @param size in pixels
/// @param mono whether all characters are of one width
/// @param bold whether it is set in bold
record Type(double size, boolean mono, boolean bold) {

    private static final double MONO = 0.605;
    private static final double BOLD = 1.1;

    double width(String text) {
        if (mono) {
            return Cells.width(text) * MONO * size;
        }
        return text.codePoints().mapToDouble(Type::width).sum() * size * (bold ? BOLD : 1);
    }

    /// In parts of the size.
    private static double width(int c) {
        if (c > 0x7e) {
            return 0.65 * Cells.width(c);
        }
        return switch (c) {
            case 'i', 'j', 'l', '\'' -> 0.28;
            case ' ', '.', ',', ':', ';', '|', '/', '\\', 'I' -> 0.34;
            case 'f', 't', 'r', '(', ')', '-', '[', ']', '!' -> 0.41;
            case 'm', 'M', 'w', 'W', '@', '%' -> 0.98;
            default -> c >= 'A' && c <= 'Z' || c == '+' || c == '=' || c == '~' ? 0.76 : 0.62;
        };
    }

    /// The text, or as much of it as fits with dots behind it.
    String cut(String text, double room) {
        if (width(text) <= room) {
            return text;
        }
        var cut = new StringBuilder();
        double left = room - width("\u2026");
        for (int c : text.codePoints().toArray()) {
            left -= width(Character.toString(c));
            if (left < 0) {
                break;
            }
            cut.appendCodePoint(c);
        }
        return cut + "\u2026";
    }
}
