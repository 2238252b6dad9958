package dev.jcompose.load;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Text with variables in it: `$$`, `$NAME`, `${NAME}` and `${NAME` with one of the operators `:-` `-` `:+` `+` `:?` `?`.
/// The word after an operator may hold variables again, and is looked at only when it is used. `$` before anything else
/// stays as it is (Compose Specification, interpolation).
final class Template {
    private static final int MAX_DEPTH = 100;
    /// The most characters that one template may make of all its texts together.
    static final int MAX_LENGTH = 16 * 1024 * 1024;

    private final Variables variables;
    private final Set<String> unset = new LinkedHashSet<>();
    private long made;

    Template(Variables variables) {
        this.variables = variables;
    }

    /// The text is no template.
    static final class InvalidFormat extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /// A `?` operator found its variable unset.
    static final class MissingValue extends Exception {
        private static final long serialVersionUID = 1L;

        MissingValue(String message) {
            super(message);
        }
    }

    /// More text would come out than is sensible.
    static final class TooLong extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /// The variables without a value and without a default that were met since the last call.
    Set<String> takeUnset() {
        var taken = new LinkedHashSet<>(unset);
        unset.clear();
        return taken;
    }

    String substitute(String text) throws InvalidFormat, MissingValue, TooLong {
        return substitute(text, 0);
    }

    private String substitute(String text, int depth) throws InvalidFormat, MissingValue, TooLong {
        if (depth > MAX_DEPTH) {
            throw new InvalidFormat();
        }
        int dollar = text.indexOf('$');
        if (dollar < 0) {
            return text;
        }
        var out = new StringBuilder();
        int at = 0;
        while (dollar >= 0) {
            out.append(text, at, dollar);
            at = dollar + 1;
            char next = at < text.length() ? text.charAt(at) : 0;
            if (next == '$') {
                out.append('$');
                at++;
            } else if (next == '{') {
                int end = closingBrace(text, at + 1);
                out.append(counted(braced(text.substring(at + 1, end), depth)));
                at = end + 1;
            } else if (isNameStart(next)) {
                int end = nameEnd(text, at);
                out.append(counted(plain(text.substring(at, end))));
                at = end;
            } else {
                out.append('$');
            }
            dollar = text.indexOf('$', at);
        }
        return out.append(text, at, text.length()).toString();
    }

    private String counted(String value) throws TooLong {
        made += value.length();
        if (made > MAX_LENGTH) {
            throw new TooLong();
        }
        return value;
    }

    private String plain(String name) {
        var value = variables.get(name);
        if (value == null) {
            unset.add(name);
            return "";
        }
        return value;
    }

    private String braced(String expression, int depth) throws InvalidFormat, MissingValue, TooLong {
        int end = nameEnd(expression, 0);
        if (end == 0 || !isNameStart(expression.charAt(0))) {
            throw new InvalidFormat();
        }
        var name = expression.substring(0, end);
        if (end == expression.length()) {
            return plain(name);
        }
        boolean orEmpty = expression.charAt(end) == ':';
        int operatorAt = orEmpty ? end + 1 : end;
        if (operatorAt >= expression.length()) {
            throw new InvalidFormat();
        }
        var word = expression.substring(operatorAt + 1);
        if (word.indexOf('\n') >= 0) {
            throw new InvalidFormat();
        }
        var value = variables.get(name);
        boolean present = value != null && !(orEmpty && value.isEmpty());
        switch (expression.charAt(operatorAt)) {
            case '-' -> {
                return present ? text(value) : substitute(word, depth + 1);
            }
            case '+' -> {
                return present ? substitute(word, depth + 1) : text(value);
            }
            case '?' -> {
                if (present) {
                    return text(value);
                }
                var reason = substitute(word, depth + 1);
                throw new MissingValue("required variable " + name + " is missing a value" + (reason.isEmpty() ? "" : ": " + reason));
            }
            default -> throw new InvalidFormat();
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static int closingBrace(String text, int from) throws InvalidFormat {
        int open = 1;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '}' && --open == 0) {
                return i;
            }
            if (c == '{') {
                open++;
            }
        }
        throw new InvalidFormat();
    }

    private static int nameEnd(String text, int from) {
        int end = from;
        while (end < text.length() && (isNameStart(text.charAt(end)) || Character.digit(text.charAt(end), 10) >= 0 && text.charAt(end) < 128)) {
            end++;
        }
        return end;
    }

    private static boolean isNameStart(char c) {
        return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
