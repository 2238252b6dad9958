package dev.jcompose.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A tree of plain data: what `x-` extensions hold, what is sent to the engine, and what `config` prints.
/// Mappings keep the order in which they were filled. Prints itself as JSON (see [Json]).
public sealed interface Value {

    /// The null of YAML and JSON.
    enum Null implements Value {
        NULL
    }

    record Bool(boolean value) implements Value {}

    /// A number, kept as it was written: `1.50` stays `1.50`.
    record Number(BigDecimal value) implements Value {}

    record Text(String value) implements Value {}

    record Items(List<Value> values) implements Value {
        public Items {
            values = List.copyOf(values);
        }
    }

    record Mapping(SequencedMap<String, Value> entries) implements Value {
        public static final Mapping EMPTY = new Mapping(new LinkedHashMap<>());

        public Mapping {
            entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
        }

        /// The value under a key, null when the key is absent.
        public @Nullable Value get(String key) {
            return entries.get(key);
        }

        public boolean isEmpty() {
            return entries.isEmpty();
        }

        /// A copy with one more entry, or with that entry replaced in its place.
        public Mapping with(String key, Value value) {
            var copy = new LinkedHashMap<>(entries);
            copy.put(key, value);
            return new Mapping(copy);
        }
    }

    static Value of(@Nullable String text) {
        return text == null ? Null.NULL : new Text(text);
    }

    static Value of(boolean value) {
        return new Bool(value);
    }

    static Value of(long value) {
        return new Number(BigDecimal.valueOf(value));
    }

    static Value of(BigDecimal value) {
        return new Number(value);
    }

    static Items texts(Iterable<String> texts) {
        var values = new ArrayList<Value>();
        texts.forEach(text -> values.add(new Text(text)));
        return new Items(values);
    }

    /// Entries of text, in the order of the map; a null becomes the JSON null.
    static Mapping texts(SequencedMap<String, ? extends @Nullable String> texts) {
        var values = new LinkedHashMap<String, Value>();
        texts.forEach((key, text) -> values.put(key, of(text)));
        return new Mapping(values);
    }

    /// Collects entries in order.
    static Builder mapping() {
        return new Builder();
    }

    /// Builds a [Mapping]; absent things (null, empty text, empty collections, false, 0) are left out by the `...IfAny` forms.
    final class Builder {
        private final LinkedHashMap<String, Value> entries = new LinkedHashMap<>();

        private Builder() {}

        public Builder put(String key, Value value) {
            entries.put(key, value);
            return this;
        }

        public Builder put(String key, String value) {
            return put(key, of(value));
        }

        public Builder put(String key, boolean value) {
            return put(key, of(value));
        }

        public Builder put(String key, long value) {
            return put(key, of(value));
        }

        public Builder putIfAny(String key, @Nullable String value) {
            return value == null || value.isEmpty() ? this : put(key, value);
        }

        public Builder putIfAny(String key, @Nullable Boolean value) {
            return value == null ? this : put(key, value.booleanValue());
        }

        public Builder putIfAny(String key, @Nullable Long value) {
            return value == null ? this : put(key, value.longValue());
        }

        public Builder putIfAny(String key, @Nullable Integer value) {
            return value == null ? this : put(key, value.longValue());
        }

        public Builder putIfAny(String key, List<String> values) {
            return values.isEmpty() ? this : put(key, texts(values));
        }

        public Builder putIfAny(String key, SequencedMap<String, ? extends @Nullable String> values) {
            return values.isEmpty() ? this : put(key, texts(values));
        }

        public Builder putIfTrue(String key, boolean value) {
            return value ? put(key, true) : this;
        }

        public Mapping build() {
            return new Mapping(entries);
        }
    }
}
