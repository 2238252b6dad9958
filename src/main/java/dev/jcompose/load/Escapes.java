package dev.jcompose.load;

/// The backslashes of a double-quoted value in `.env`.
final class Escapes {

    private Escapes() {}

    /// `\a \b \f \n \r \t \v \\ \"` become what they name and `\$` becomes `$$`, so that it survives interpolation;
    /// `\0` and three octal digits are a character, and lose their zero when they are not; any other backslash stays.
    static String expand(String raw) {
        if (raw.indexOf('\\') < 0) {
            return raw;
        }
        var out = new StringBuilder();
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '\\' || i + 1 == raw.length()) {
                out.append(c);
                continue;
            }
            char next = raw.charAt(++i);
            switch (next) {
                case 'a' -> out.append('\u0007');
                case 'b' -> out.append('\b');
                case 'f' -> out.append('\f');
                case 'n' -> out.append('\n');
                case 'r' -> out.append('\r');
                case 't' -> out.append('\t');
                case 'v' -> out.append('\u000B');
                case '\\', '"' -> out.append(next);
                case '$' -> out.append("$$");
                case '0' -> {
                    int end = i + 1;
                    while (end < raw.length() && end < i + 4 && raw.charAt(end) >= '0' && raw.charAt(end) <= '9') {
                        end++;
                    }
                    var digits = raw.substring(i + 1, end);
                    out.append(digits.matches("[0-3][0-7]{2}") ? String.valueOf((char) Integer.parseInt(digits, 8)) : "\\" + digits);
                    i = end - 1;
                }
                default -> out.append('\\').append(next);
            }
        }
        return out.toString();
    }
}
