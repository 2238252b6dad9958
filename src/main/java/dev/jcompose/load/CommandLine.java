package dev.jcompose.load;

import java.util.ArrayList;
import java.util.List;

/// Splits a command line into words the way Docker Compose does: blanks separate, quotes and backslashes hold together,
/// and everything from the first unquoted `;`, `&`, `|`, `<` or `>` on is cut off.
final class CommandLine {

    private CommandLine() {}

    /// A quote or backslash without its counterpart.
    static final class Unbalanced extends Exception {
        private static final long serialVersionUID = 1L;

        Unbalanced(String message) {
            super(message);
        }
    }

    static List<String> split(String line) throws Unbalanced {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        boolean inWord = false;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && quote != '\'') {
                if (++i == line.length()) {
                    throw new Unbalanced("it ends in a backslash");
                }
                char next = line.charAt(i);
                if (quote == '"' && next != '"' && next != '\\' && next != '$' && next != '`') {
                    word.append(c);
                }
                word.append(next);
                inWord = true;
            } else if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
                inWord = true;
            } else if (Character.isWhitespace(c)) {
                if (inWord) {
                    words.add(word.toString());
                    word.setLength(0);
                    inWord = false;
                }
            } else if (";&|<>".indexOf(c) >= 0) {
                break;
            } else {
                word.append(c);
                inWord = true;
            }
        }
        if (quote != 0) {
            throw new Unbalanced("a quote (%s) is not closed".formatted(quote));
        }
        if (inWord) {
            words.add(word.toString());
        }
        return words;
    }
}
