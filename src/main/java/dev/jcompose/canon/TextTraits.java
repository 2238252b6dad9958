package dev.jcompose.canon;

/// Which styles a text can be written in without being read differently.
///
/// @param plainAllowed        as it is
/// @param singleQuotedAllowed without escapes
/// @param blockAllowed        as a literal block
record TextTraits(boolean plainAllowed, boolean singleQuotedAllowed, boolean blockAllowed) {

    private static final String STARTS_SYNTAX = "#,[]{}&*!|>'\"%@`";

    /// Docker Compose's writer puts a Unicode line separator between single quotes, where it reads as something else; here
    /// it is escaped.
    static TextTraits of(String text) {
        boolean special = text.codePoints().anyMatch(c -> c != '\t' && c != '\n' && (!isPrintable(c) || c == 0x2028 || c == 0x2029));
        boolean tab = text.indexOf('\t') >= 0;
        boolean spaceBeforeBreak = text.contains(" \n");
        boolean spaceAtEdge = text.startsWith(" ") || text.endsWith(" ");
        boolean singleQuoted = !special && !tab && !spaceBeforeBreak;
        boolean plain = singleQuoted && !spaceAtEdge && text.indexOf('\n') < 0 && !hasSyntax(text);
        return new TextTraits(plain, singleQuoted, !special && !spaceBeforeBreak && !text.endsWith(" "));
    }

    private static boolean hasSyntax(String text) {
        if (text.startsWith("---") || text.startsWith("...")) {
            return true;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean spaceFollows = i + 1 == text.length() || text.charAt(i + 1) == ' ';
            boolean syntax = i == 0
                    ? STARTS_SYNTAX.indexOf(c) >= 0 || (c == '?' || c == ':' || c == '-') && spaceFollows
                    : c == ':' && spaceFollows || c == '#' && text.charAt(i - 1) == ' ';
            if (syntax) {
                return true;
            }
        }
        return false;
    }

    static boolean isBreak(int c) {
        return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    /// What need not be escaped. The writer that is followed here knows no characters beyond the basic plane.
    static boolean isPrintable(int c) {
        return c == '\n' || c >= 0x20 && c <= 0x7E || c >= 0xA0 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD && c != 0xFEFF;
    }
}
