package dev.jcompose.load;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The grammar of `.env` files and of `env_file`: `KEY=value` or `KEY: value`, an optional `export `, comments, single
/// quotes (literal), double quotes (escapes and variables), both over several lines. Without quotes a value reaches to the end of the
/// line or to ` #`, a space and a hash. Variables are looked up outside first, then among the keys already read. A key alone takes its
/// value from outside.
final class DotEnv {
    private final String text;
    private final Variables outside;
    private final SequencedMap<String, String> found = new LinkedHashMap<>();
    private final Set<String> unset = new TreeSet<>();
    private final Template template;
    private int at;
    private int line = 1;

    /// A line that the grammar does not know. The message begins with its number.
    static final class SyntaxException extends Exception {
        private static final long serialVersionUID = 1L;
        private final int line;
        private final Code code;

        SyntaxException(int line, String message) {
            this(line, message, Code.SYNTAX);
        }

        SyntaxException(int line, String message, Code code) {
            super(message);
            this.line = line;
            this.code = code;
        }

        Code code() {
            return code;
        }

        int line() {
            return line;
        }
    }

    private DotEnv(String text, Variables outside) {
        this.text = (text.startsWith("\uFEFF") ? text.substring(1) : text).replace("\r\n", "\n");
        this.outside = outside;
        this.template = new Template(name -> {
            var value = outside.get(name);
            return value != null ? value : found.get(name);
        });
    }

    /// The variables of a file in its order.
    ///
    /// @param unset told the name of each variable that is used and has no value
    static SequencedMap<String, String> parse(String text, Variables outside, Consumer<String> unset) throws SyntaxException {
        var parser = new DotEnv(text, outside);
        parser.statements();
        parser.unset.forEach(unset);
        return parser.found;
    }

    private void statements() throws SyntaxException {
        while (true) {
            skipBlankAndComments();
            if (at >= text.length()) {
                return;
            }
            statement();
        }
    }

    private void skipBlankAndComments() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n') {
                line++;
                at++;
            } else if (isSpace(c)) {
                at++;
            } else if (c == '#') {
                skipToEndOfLine();
            } else {
                return;
            }
        }
    }

    private void skipToEndOfLine() {
        while (at < text.length() && text.charAt(at) != '\n') {
            at++;
        }
    }

    private void statement() throws SyntaxException {
        if (text.startsWith("export", at) && at + 6 < text.length() && isBlank(text.charAt(at + 6))) {
            at += 6;
            skipBlanks();
        }
        var key = key();
        if (at >= text.length() || text.charAt(at) == '\n') {
            var inherited = outside.get(key);
            if (inherited != null) {
                found.put(key, inherited);
            }
            return;
        }
        at++;
        skipBlanks();
        found.put(key, value());
    }

    private String key() throws SyntaxException {
        int start = at;
        while (at < text.length() && "=:\n".indexOf(text.charAt(at)) < 0) {
            int c = text.codePointAt(at);
            if (!isKeyCharacter(c) && !(c < 256 && isBlank((char) c))) {
                throw new SyntaxException(line, "line %d: unexpected character %s in variable name %s"
                        .formatted(line, quoted(Character.toString(c)), quoted(restOfLine(start))));
            }
            at += Character.charCount(c);
        }
        var key = trimmed(text.substring(start, at));
        if (key.indexOf(' ') >= 0) {
            throw new SyntaxException(line, "line %d: key cannot contain a space".formatted(line));
        }
        return key;
    }

    private static String quoted(String words) {
        return '"' + words.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t").replace("\r", "\\r").replace("\n", "\\n")
                + '"';
    }

    private String restOfLine(int start) {
        int end = text.indexOf('\n', start);
        return text.substring(start, end < 0 ? text.length() : end);
    }

    private String value() throws SyntaxException {
        char quote = at < text.length() ? text.charAt(at) : '\n';
        int startLine = line;
        int start = at;
        String value;
        if (quote == '"' || quote == '\'') {
            value = inQuotes(quote);
        } else {
            skipToEndOfLine();
            var raw = text.substring(start, at);
            int comment = raw.indexOf(" #");
            value = expand(trimmed(comment < 0 ? raw : raw.substring(0, comment)), line);
        }
        if (text.substring(start, at).indexOf('\uFFFD') >= 0) {
            throw new SyntaxException(startLine, "line %d: not valid UTF-8 text".formatted(startLine));
        }
        if (value.indexOf('\0') >= 0) {
            throw new SyntaxException(startLine, "line %d: text with a NUL character".formatted(startLine));
        }
        return value;
    }

    private String inQuotes(char quote) throws SyntaxException {
        int startLine = line;
        int start = ++at;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n') {
                line++;
            } else if (c == '\\' && at + 1 < text.length() && text.charAt(at + 1) != '\n') {
                at++;
            } else if (c == quote) {
                var raw = text.substring(start, at++);
                return quote == '\'' ? raw.replace("\\'", "'") : expand(Escapes.expand(raw), startLine);
            }
            at++;
        }
        throw new SyntaxException(startLine, "line %d: unterminated quoted value %s"
                .formatted(line, quote + restOfLine(start)));
    }

    private String expand(String raw, int startLine) throws SyntaxException {
        try {
            return template.substitute(raw);
        } catch (Template.MissingValue e) {
            throw new SyntaxException(startLine, String.valueOf(e.getMessage()), Code.INTERPOLATION);
        } catch (Template.InvalidFormat e) {
            throw new SyntaxException(startLine, "Invalid template: " + quoted(raw), Code.INTERPOLATION);
        } catch (Template.TooLong e) {
            throw new SyntaxException(startLine, "line %d: more than %d characters after interpolation; check for variables that multiply"
                    .formatted(startLine, Template.MAX_LENGTH), Code.LIMIT);
        } finally {
            unset.addAll(template.takeUnset());
        }
    }

    private void skipBlanks() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
    }

    /// What may stand around keys and before values.
    private static boolean isBlank(char c) {
        return "\t\u000B\f\r \u0085\u00A0".indexOf(c) >= 0;
    }

    private static boolean isSpace(char c) {
        return isBlank(c) || c == '\n' || Character.isSpaceChar(c);
    }

    private static String trimmed(String words) {
        int end = words.length();
        while (end > 0 && isSpace(words.charAt(end - 1))) {
            end--;
        }
        return words.substring(0, end);
    }

    private static boolean isKeyCharacter(int c) {
        int kind = Character.getType(c);
        return Character.isLetterOrDigit(c) || kind == Character.LETTER_NUMBER || kind == Character.OTHER_NUMBER || "_.-[]".indexOf(c) >= 0;
    }

    /// For lookups among several sources.
    static Variables over(Map<String, String> first, @Nullable Map<String, String> then) {
        return name -> first.containsKey(name) ? first.get(name) : then == null ? null : then.get(name);
    }
}
