package dev.jcompose.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/// Reads JSON values that stand one after another in a text. Of equal keys the last one counts.
public final class JsonReader {

    /// Deeper nesting is refused: nobody who talks to us needs it.
    private static final int DEEPEST = 200;

    private final String text;
    private int at;

    private JsonReader(String text, int at) {
        this.text = text;
        this.at = at;
    }

    /// @param end where the text goes on after the value
    public record Read(Value value, int end) {}

    /// The text ends within a value: more of it may make it whole.
    public static final class IncompleteException extends IllegalArgumentException {

        private static final long serialVersionUID = 1;

        IncompleteException() {
            super("the text ends within a value");
        }
    }

    /// The one value that the text holds.
    ///
    /// @throws IllegalArgumentException when it is not JSON, saying what and where
    public static Value read(String text) {
        var read = read(text, 0);
        var reader = new JsonReader(text, read.end());
        reader.blanks();
        if (reader.at < text.length()) {
            throw reader.unexpected();
        }
        return read.value();
    }

    /// The value that begins at that place or, after blanks, behind it.
    ///
    /// @throws IncompleteException      when the text ends before the value does
    /// @throws IllegalArgumentException when it is not JSON
    public static Read read(String text, int from) {
        var reader = new JsonReader(text, from);
        var value = reader.value(0);
        return new Read(value, reader.at);
    }

    private Value value(int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("nested too deeply");
        }
        blanks();
        return switch (peek()) {
            case '{' -> mapping(depth);
            case '[' -> items(depth);
            case '"' -> Value.of(string());
            case 't' -> word("true", Value.of(true));
            case 'f' -> word("false", Value.of(false));
            case 'n' -> word("null", Value.Null.NULL);
            default -> number();
        };
    }

    private Value mapping(int depth) {
        var entries = new LinkedHashMap<String, Value>();
        at++;
        blanks();
        while (peek() != '}') {
            if (!entries.isEmpty()) {
                expect(',');
                blanks();
            }
            if (peek() != '"') {
                throw unexpected();
            }
            var key = string();
            blanks();
            expect(':');
            entries.put(key, value(depth + 1));
            blanks();
        }
        at++;
        return new Value.Mapping(entries);
    }

    private Value items(int depth) {
        var values = new ArrayList<Value>();
        at++;
        blanks();
        while (peek() != ']') {
            if (!values.isEmpty()) {
                expect(',');
            }
            values.add(value(depth + 1));
            blanks();
        }
        at++;
        return new Value.Items(values);
    }

    private String string() {
        var string = new StringBuilder();
        at++;
        for (char c = peek(); c != '"'; c = peek()) {
            at++;
            string.append(c == '\\' ? escaped() : c);
        }
        at++;
        return string.toString();
    }

    private char escaped() {
        char c = peek();
        at++;
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case '"', '\\', '/' -> c;
            case 'u' -> {
                if (at + 4 > text.length()) {
                    throw new IncompleteException();
                }
                at += 4;
                yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
            }
            default -> throw new IllegalArgumentException("unknown escape \\" + c);
        };
    }

    private Value word(String word, Value value) {
        for (int i = 0; i < word.length(); i++) {
            expect(word.charAt(i));
        }
        return value;
    }

    private Value number() {
        int from = at;
        while (at < text.length() && "+-0123456789.eE".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (at == from) {
            throw unexpected();
        }
        return Value.of(new BigDecimal(text.substring(from, at)));
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw new IncompleteException();
        }
        return text.charAt(at);
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw unexpected();
        }
        at++;
    }

    private IllegalArgumentException unexpected() {
        return new IllegalArgumentException("invalid character '" + text.charAt(at) + "' at character " + (at + 1));
    }
}
