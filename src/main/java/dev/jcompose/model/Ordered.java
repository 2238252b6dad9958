package dev.jcompose.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Immutable copies of maps that keep their order and may hold nulls, which `Map.copyOf` does neither.
final class Ordered {

    private Ordered() {}

    static <V extends @Nullable Object> SequencedMap<String, V> copy(SequencedMap<String, V> map) {
        return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(map));
    }
}
