package dev.jcompose.observe;

import java.util.regex.Pattern;

/// Takes the space out of JSON text and leaves its words as they are written.
final class JsonText {

    private static final Pattern SPACE = Pattern.compile("[ \t\r\n]*");
    private static final Pattern WORD = Pattern.compile("true|false|null|-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][-+]?\\d+)?");
    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\\u0000-\u001f]|\\\\(?:[\"\\\\/bfnrt]|u[0-9a-fA-F]{4}))*+\"");
    private static final int DEEPEST = 200;

    static final class SyntaxException extends Exception {
        private static final long serialVersionUID = 1;

        SyntaxException(String message) {
            super(message);
        }
    }

    private final String text;
    private final StringBuilder out = new StringBuilder();
    private int at;

    private JsonText(String text) {
        this.text = text;
    }

    /// @throws SyntaxException when it is no JSON
    static String compact(String text) throws SyntaxException {
        var json = new JsonText(text);
        json.value(0);
        json.skip();
        if (json.at < text.length()) {
            throw json.unexpected();
        }
        return json.out.toString();
    }

    private void value(int depth) throws SyntaxException {
        skip();
        if (depth > DEEPEST) {
            throw new SyntaxException("nested deeper than " + DEEPEST + " levels");
        }
        if (is('{')) {
            do {
                take();
                skip();
                if (out.charAt(out.length() - 1) == '{' && is('}')) {
                    break;
                }
                copy(TEXT);
                skip();
                expect(':');
                value(depth + 1);
                skip();
            } while (is(','));
            expect('}');
        } else if (is('[')) {
            do {
                take();
                skip();
                if (out.charAt(out.length() - 1) == '[' && is(']')) {
                    break;
                }
                value(depth + 1);
                skip();
            } while (is(','));
            expect(']');
        } else {
            copy(is('"') ? TEXT : WORD);
        }
    }

    private boolean is(char wanted) {
        return at < text.length() && text.charAt(at) == wanted;
    }

    private void take() {
        out.append(text.charAt(at++));
    }

    private void expect(char wanted) throws SyntaxException {
        if (!is(wanted)) {
            throw unexpected();
        }
        take();
    }

    private void skip() {
        var space = SPACE.matcher(text).region(at, text.length());
        if (space.lookingAt()) {
            at = space.end();
        }
    }

    private void copy(Pattern pattern) throws SyntaxException {
        var match = pattern.matcher(text).region(at, text.length());
        if (!match.lookingAt()) {
            throw unexpected();
        }
        out.append(match.group());
        at = match.end();
    }

    private SyntaxException unexpected() {
        long line = text.substring(0, at).lines().count();
        return new SyntaxException(at >= text.length() ? "unexpected end of JSON input"
                : "invalid character '" + text.charAt(at) + "' in line " + Math.max(1, line));
    }
}
