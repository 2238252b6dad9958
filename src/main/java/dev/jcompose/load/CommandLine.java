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

    /// The words of a line. A redirection, a pipe or the end of a command ends them: nothing runs in a shell. What `$(` and `)` or two
    /// backquotes enclose stays one piece, as it is.
    static List<String> split(String line) throws Unbalanced {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        boolean inWord = false;
        // What is open: a quote, `` ` ``, or `(` for `$(`; 0 for nothing.
        char open = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && open != '\'') {
                if (++i == line.length()) {
                    throw new Unbalanced("it ends in a backslash");
                }
                word.append(line.charAt(i));
                inWord = true;
            } else if (open != 0) {
                boolean closes = c == (open == '(' ? ')' : open);
                if (open == '(' && c == '(') {
                    throw new Unbalanced("parentheses cannot be nested");
                }
                if (!closes || open == '(' || open == '`') {
                    word.append(c);
                }
                open = closes ? 0 : open;
            } else if (c == '"' || c == '\'') {
                open = c;
                inWord = true;
            } else if (Character.isWhitespace(c)) {
                if (inWord) {
                    words.add(word.toString());
                    word.setLength(0);
                    inWord = false;
                }
            } else if (";&|<>".indexOf(c) >= 0) {
                boolean descriptor = c == '>' && !word.isEmpty() && word.charAt(0) >= '0' && word.charAt(0) <= '9';
                inWord &= !descriptor;
                break;
            } else {
                if (c == ')' || c == '(' && (word.isEmpty() || word.charAt(word.length() - 1) != '$')) {
                    throw new Unbalanced("put a parenthesis in quotes");
                }
                open = c == '(' || c == '`' ? c : 0;
                word.append(c);
                inWord = true;
            }
        }
        if (open != 0) {
            throw new Unbalanced(open == '(' ? "$( is not closed" : "a quote (%s) is not closed".formatted(open));
        }
        if (inWord) {
            words.add(word.toString());
        }
        return words;
    }
}
