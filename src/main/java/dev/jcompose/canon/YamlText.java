package dev.jcompose.canon;

/// Writes a text as a YAML scalar: plain where that reads as the same text, else quoted, over several lines as a literal block.
final class YamlText {

    private YamlText() {}

    /// @param indent of the lines of a literal block
    static String of(String text, int indent) {
        var seen = TextTraits.of(text);
        if (text.indexOf('\n') >= 0) {
            return seen.blockAllowed() ? literal(text, indent) : doubleQuoted(text);
        }
        if (PlainReading.isOtherThanText(text)) {
            return doubleQuoted(text);
        }
        if (seen.plainAllowed()) {
            return text;
        }
        return seen.singleQuotedAllowed() ? "'" + text.replace("'", "''") + "'" : doubleQuoted(text);
    }

    private static String literal(String text, int indent) {
        var out = new StringBuilder("|");
        char first = text.charAt(0);
        if (first == ' ' || first == '\n') {
            out.append(2);
        }
        if (!text.endsWith("\n")) {
            out.append('-');
        } else if (text.length() == 1 || text.endsWith("\n\n")) {
            out.append('+');
        }
        out.append('\n');
        var lines = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        for (var line : lines.split("\n", -1)) {
            out.append(line.isEmpty() ? "" : " ".repeat(indent)).append(line).append('\n');
        }
        return out.toString();
    }

    private static String doubleQuoted(String text) {
        var out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (TextTraits.isPrintable(c) && !TextTraits.isBreak(c) && c != '"' && c != '\\') {
                out.appendCodePoint(c);
            } else {
                out.append('\\').append(escape(c));
            }
        });
        return out.append('"').toString();
    }

    private static String escape(int c) {
        return switch (c) {
            case 0x00 -> "0";
            case 0x07 -> "a";
            case '\b' -> "b";
            case '\t' -> "t";
            case '\n' -> "n";
            case 0x0B -> "v";
            case '\f' -> "f";
            case '\r' -> "r";
            case 0x1B -> "e";
            case '"' -> "\"";
            case '\\' -> "\\";
            case 0x85 -> "N";
            case 0xA0 -> "_";
            case 0x2028 -> "L";
            case 0x2029 -> "P";
            default -> c <= 0xFF ? "x%02X".formatted(c) : c <= 0xFFFF ? "u%04X".formatted(c) : "U%08X".formatted(c);
        };
    }
}
