package dev.jcompose.model;

import java.util.Iterator;

/// Writes a [Value] as JSON, escaped the way Go's `encoding/json` does (`<`, `>` and `&` as `\u003c`...;
/// U+2028 and U+2029 escaped; other non-ASCII characters raw), because hashes are made over that text.
public final class Json {

    private final StringBuilder out = new StringBuilder();
    private final String indent;

    private final boolean forHtml;

    private Json(String indent, boolean forHtml) {
        this.forHtml = forHtml;
        this.indent = indent;
    }

    /// One line without spaces.
    public static String compact(Value value) {
        return new Json("", true).value(value, "").out.toString();
    }

    /// Two spaces a level, empty objects and lists as `{}` and `[]`, no newline at the end.
    public static String pretty(Value value) {
        return new Json("  ", true).value(value, "\n").out.toString();
    }

    /// Four spaces a level, `<`, `>` and `&` as they are.
    public static String wide(Value value) {
        return new Json("    ", false).value(value, "\n").out.toString();
    }

    private Json value(Value value, String newline) {
        switch (value) {
            case Value.Null nothing -> out.append("null");
            case Value.Bool bool -> out.append(bool.value());
            case Value.Number number -> out.append(number.value().toPlainString());
            case Value.Text text -> quoted(text.value());
            case Value.Items items -> {
                out.append('[');
                var deeper = newline + indent;
                for (Iterator<Value> each = items.values().iterator(); each.hasNext(); ) {
                    out.append(deeper);
                    value(each.next(), deeper);
                    out.append(each.hasNext() ? "," : newline);
                }
                out.append(']');
            }
            case Value.Mapping mapping -> {
                out.append('{');
                var deeper = newline + indent;
                for (var each = mapping.entries().entrySet().iterator(); each.hasNext(); ) {
                    var entry = each.next();
                    out.append(deeper);
                    quoted(entry.getKey());
                    out.append(indent.isEmpty() ? ":" : ": ");
                    value(entry.getValue(), deeper);
                    out.append(each.hasNext() ? "," : newline);
                }
                out.append('}');
            }
        }
        return this;
    }

    private void quoted(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\u2028', '\u2029' -> escaped(c);
                default -> {
                    if (c < 0x20 || forHtml && (c == '<' || c == '>' || c == '&')) {
                        escaped(c);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private void escaped(char c) {
        out.append("\\u%04x".formatted((int) c));
    }
}
