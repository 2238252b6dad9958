package dev.jcompose.load;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The grammar of `.env` files and of `env_file`: `KEY=value` or `KEY: value`, an optional `export `, comments, single
/// quotes (literal), double quotes (escapes and variables), both over several lines. Variables are looked up outside first,
/// then among the keys already read. A key alone takes its value from outside.
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

    /// The plain grammar of `docker run --env-file` (`format: raw`): the value is the rest of the line as it stands.
    static SequencedMap<String, String> parseRaw(String text, Variables outside) {
        var found = new LinkedHashMap<String, String>();
        text.lines().map(String::stripLeading).filter(line -> !line.isEmpty() && !line.startsWith("#")).forEach(line -> {
            int equals = line.indexOf('=');
            if (equals >= 0) {
                found.put(line.substring(0, equals), line.substring(equals + 1));
            } else {
                var value = outside.get(line.strip());
                if (value != null) {
                    found.put(line.strip(), value);
                }
            }
        });
        return found;
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
            } else if (Character.isWhitespace(c)) {
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
        int start = at;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '=' && text.charAt(at) != ':') {
            char c = text.charAt(at);
            if (!isKeyCharacter(c) && !isBlank(c)) {
                throw new SyntaxException(line, "line %d: unexpected character \"%s\" in variable name \"%s\""
                        .formatted(line, c, restOfLine(start)));
            }
            at++;
        }
        var key = text.substring(start, at).strip();
        if (key.indexOf(' ') >= 0 || key.indexOf('\t') >= 0) {
            throw new SyntaxException(line, "line %d: key cannot contain a space".formatted(line));
        }
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

    private String restOfLine(int start) {
        int end = text.indexOf('\n', start);
        return text.substring(start, end < 0 ? text.length() : end);
    }

    private String value() throws SyntaxException {
        char quote = at < text.length() ? text.charAt(at) : '\n';
        if (quote == '"' || quote == '\'') {
            return quoted(quote);
        }
        int start = at;
        skipToEndOfLine();
        var raw = text.substring(start, at);
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) == '#' && (i == 0 || isBlank(raw.charAt(i - 1)))) {
                raw = raw.substring(0, i);
            }
        }
        return expand(raw.strip(), line);
    }

    private String quoted(char quote) throws SyntaxException {
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
                .formatted(startLine, quote + restOfLine(start)));
    }

    private String expand(String raw, int startLine) throws SyntaxException {
        try {
            return template.substitute(raw);
        } catch (Template.MissingValue e) {
            throw new SyntaxException(startLine, String.valueOf(e.getMessage()), Code.INTERPOLATION);
        } catch (Template.InvalidFormat e) {
            throw new SyntaxException(startLine, "Invalid template: \"%s\"".formatted(raw), Code.INTERPOLATION);
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

    private static boolean isBlank(char c) {
        return c != '\n' && Character.isWhitespace(c);
    }

    private static boolean isKeyCharacter(char c) {
        return Character.isLetterOrDigit(c) || "_.-[]".indexOf(c) >= 0;
    }

    /// For lookups among several sources.
    static Variables over(Map<String, String> first, @Nullable Map<String, String> then) {
        return name -> first.containsKey(name) ? first.get(name) : then == null ? null : then.get(name);
    }
}
