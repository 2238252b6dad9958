package dev.jcompose.engine.memory;

import dev.jcompose.model.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads request values.
final class Values {

    private Values() {}

    static @Nullable String text(Value.@Nullable Mapping mapping, String key) {
        return mapping != null && mapping.get(key) instanceof Value.Text text ? text.value() : null;
    }

    static String text(Value.@Nullable Mapping mapping, String key, String otherwise) {
        var text = text(mapping, key);
        return text == null ? otherwise : text;
    }

    static boolean bool(Value.@Nullable Mapping mapping, String key) {
        return mapping != null && mapping.get(key) instanceof Value.Bool bool && bool.value();
    }

    static int number(Value.@Nullable Mapping mapping, String key) {
        return mapping != null && mapping.get(key) instanceof Value.Number number ? number.value().intValue() : 0;
    }

    static Value.Mapping mapping(Value.@Nullable Mapping mapping, String key) {
        return mapping != null && mapping.get(key) instanceof Value.Mapping inner ? inner : Value.Mapping.EMPTY;
    }

    static List<Value.Mapping> mappings(Value.@Nullable Mapping mapping, String key) {
        return mapping != null && mapping.get(key) instanceof Value.Items items
                ? items.values().stream().map(Value.Mapping.class::cast).toList()
                : List.of();
    }

    static List<String> texts(Value.@Nullable Mapping mapping, String key) {
        return mapping != null && mapping.get(key) instanceof Value.Items items
                ? items.values().stream().map(item -> ((Value.Text) item).value()).toList()
                : List.of();
    }
}
