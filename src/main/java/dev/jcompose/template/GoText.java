package dev.jcompose.template;

import dev.jcompose.model.Value;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Values as Go's `fmt` prints them.
final class GoText {

    private static final Pattern VERB = Pattern.compile("%(?<flags>[-+ #0]*)(?<width>\\d*)(?:\\.(?<precision>\\d+))?(?<verb>.)");

    private GoText() {}

    static String of(Value value) {
        return switch (value) {
            case Value.Null ignored -> "<nil>";
            case Value.Bool bool -> String.valueOf(bool.value());
            case Value.Number number -> number.value().toPlainString();
            case Value.Text text -> text.value();
            case Value.Items items -> items.values().stream().map(GoText::of).collect(Collectors.joining(" ", "[", "]"));
            case Value.Mapping mapping ->
                mapping.entries().values().stream().map(GoText::of).collect(Collectors.joining(" ", "{", "}"));
        };
    }

    /// Go's name for what it is.
    static String type(Value value) {
        return switch (value) {
            case Value.Null ignored -> "nil";
            case Value.Bool ignored -> "bool";
            case Value.Number number -> number.value().scale() > 0 ? "float64" : "int";
            case Value.Text ignored -> "string";
            case Value.Items items -> "[]" + (items.values().isEmpty() ? "string" : type(items.values().getFirst()));
            case Value.Mapping ignored -> "struct";
        };
    }

    static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t") + "\"";
    }

    /// `printf`.
    static String format(String form, List<Value> values) {
        var out = new StringBuilder();
        var matcher = VERB.matcher(form);
        int used = 0;
        while (matcher.find()) {
            var verb = matcher.group("verb");
            String text;
            if (verb.equals("%")) {
                text = "%";
            } else if (used >= values.size()) {
                text = "%!" + verb + "(MISSING)";
            } else {
                var precision = matcher.group("precision");
                text = padded(verb(verb, values.get(used++), precision == null ? -1 : Integer.parseInt(precision)),
                        matcher.group("flags"), matcher.group("width"));
            }
            matcher.appendReplacement(out, Matcher.quoteReplacement(text));
        }
        matcher.appendTail(out);
        if (used < values.size()) {
            out.append("%!(EXTRA ").append(values.subList(used, values.size()).stream()
                    .map(value -> type(value) + "=" + of(value)).collect(Collectors.joining(", "))).append(')');
        }
        return out.toString();
    }

    private static String verb(String verb, Value value, int precision) {
        var text = switch (value) {
            case Value.Text it when verb.equals("s") -> it.value();
            case Value.Text it when verb.equals("q") -> quoted(it.value());
            case Value.Bool it when verb.equals("t") -> of(it);
            case Value.Number it when it.value().scale() <= 0 && verb.equals("d") -> of(it);
            case Value.Number it when it.value().scale() <= 0 && verb.equals("x") -> it.value().toBigInteger().toString(16);
            case Value.Number it when it.value().scale() > 0 && verb.equals("f") ->
                it.value().setScale(precision < 0 ? 6 : precision, RoundingMode.HALF_EVEN).toPlainString();
            case Value.Items it when verb.equals("s") -> of(it);
            case Value it when verb.equals("v") -> of(it);
            case Value it -> "%!" + verb + "(" + type(it) + "=" + of(it) + ")";
        };
        return verb.equals("s") && precision >= 0 && precision < text.length() ? text.substring(0, precision) : text;
    }

    private static String padded(String text, String flags, String width) {
        int missing = width.isEmpty() ? 0 : Integer.parseInt(width) - text.codePointCount(0, text.length());
        var signed = flags.contains("+") && !text.isEmpty() && Character.isDigit(text.charAt(0)) ? "+" + text : text;
        if (missing <= 0) {
            return signed;
        }
        return flags.contains("-") ? signed + " ".repeat(missing)
                : (flags.contains("0") ? "0" : " ").repeat(missing) + signed;
    }
}
