package dev.jcompose.canon;

import dev.jcompose.model.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The parts that rows are made of. Those that return null leave the row out.
final class Parts {

    private Parts() {}

    static @Nullable Value text(@Nullable String text) {
        return text == null || text.isEmpty() ? null : Value.of(text);
    }

    static @Nullable Value texts(@Nullable List<String> texts) {
        return texts == null || texts.isEmpty() ? null : Value.texts(texts);
    }

    static @Nullable Value texts(SequencedMap<String, ? extends @Nullable String> texts, Form form) {
        return map(texts, Value::of, form);
    }

    /// A list in which empty differs from absent.
    static @Nullable Value words(@Nullable List<String> words) {
        return words == null ? null : Value.texts(words);
    }

    static <V extends @Nullable Object> @Nullable Value map(
            SequencedMap<String, V> values, Function<V, Value> write, Form form) {
        return values.isEmpty() ? null : everyOf(values, write, form);
    }

    /// As [#map], but an empty map is written as one.
    static <V extends @Nullable Object> Value.Mapping everyOf(Map<String, V> values, Function<V, Value> write, Form form) {
        var sorted = new TreeMap<String, Value>(form.order());
        values.forEach((key, value) -> sorted.put(key, write.apply(value)));
        return new Value.Mapping(new LinkedHashMap<>(sorted));
    }

    /// True, or left out.
    static @Nullable Value flag(boolean flag) {
        return flag ? Value.of(true) : null;
    }

    /// Written also when false.
    static @Nullable Value choice(@Nullable Boolean choice) {
        return choice == null ? null : Value.of(choice.booleanValue());
    }

    /// Written also when 0.
    static @Nullable Value count(@Nullable Integer count) {
        return count == null ? null : Value.of(count.longValue());
    }

    /// Left out when 0.
    static @Nullable Value number(@Nullable Number number) {
        return number == null || number.longValue() == 0 ? null : Value.of(number.longValue());
    }

    static @Nullable Value bytes(@Nullable Long bytes) {
        return bytes == null || bytes == 0 ? null : Value.of(bytes.toString());
    }

    /// The shortest decimal that reads as the same float.
    static @Nullable Value fraction(@Nullable Float number) {
        return number == null || number == 0 ? null : Value.of(whole(new BigDecimal(number.toString())));
    }

    static @Nullable Value duration(@Nullable Duration duration) {
        return duration == null ? null : Value.of(GoDuration.text(duration));
    }

    /// `0440`.
    static @Nullable Value fileMode(@Nullable Integer mode) {
        return mode == null ? null : Value.of("0" + Integer.toOctalString(mode));
    }

    static @Nullable Value unlessEmpty(Value.Mapping mapping) {
        return mapping.isEmpty() ? null : mapping;
    }

    static Value.Mapping plain(Value.Mapping extensions, Form form) {
        return everyOf(extensions.entries(), value -> plain(value, form), form);
    }

    /// What an extension holds. Docker Compose's JSON has null for an empty list there, and numbers without needless zeros.
    private static Value plain(Value value, Form form) {
        return switch (value) {
            case Value.Mapping mapping -> plain(mapping, form);
            case Value.Items items when items.values().isEmpty() && form != Form.YAML -> Value.Null.NULL;
            case Value.Items items -> new Value.Items(items.values().stream().map(item -> plain(item, form)).toList());
            case Value.Number number when form != Form.YAML -> Value.of(whole(number.value()));
            case Value.Number number -> number;
            case Value.Null nothing -> nothing;
            case Value.Bool bool -> bool;
            case Value.Text text -> text;
        };
    }

    private static BigDecimal whole(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
