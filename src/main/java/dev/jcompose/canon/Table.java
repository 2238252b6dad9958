package dev.jcompose.canon;

import dev.jcompose.model.Value;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The canonical form of one kind of object: a row for each key, in the order in which they are written. A row whose value is
/// null is left out.
final class Table<T> {

    /// @param in     the forms that have the row
    /// @param absent what JSON has in place of a null
    private record Row<T>(String key, Set<Form> in, BiFunction<T, Form, @Nullable Value> read, @Nullable Value absent) {

        @Nullable Value value(T object, Form form) {
            var value = read.apply(object, form);
            return value == null && form != Form.YAML ? absent : value;
        }
    }

    private final Function<T, Value.Mapping> extensions;
    private final List<Row<T>> rows = new ArrayList<>();

    private Table(Function<T, Value.Mapping> extensions) {
        this.extensions = extensions;
    }

    /// A table without rows yet, of objects that have extensions.
    static <T> Table<T> extended(Function<T, Value.Mapping> extensions) {
        return new Table<>(extensions);
    }

    static <T> Table<T> plain() {
        return new Table<>(object -> Value.Mapping.EMPTY);
    }

    /// A row that has another key in JSON than in YAML.
    Table<T> named(String key, String jsonKey, BiFunction<T, Form, @Nullable Value> read) {
        add(key, EnumSet.of(Form.YAML), read, null);
        return add(jsonKey, EnumSet.complementOf(EnumSet.of(Form.YAML)), read, null);
    }

    Table<T> row(String key, Function<T, @Nullable Value> read) {
        return row(key, (object, form) -> read.apply(object));
    }

    Table<T> row(String key, BiFunction<T, Form, @Nullable Value> read) {
        return add(key, EnumSet.allOf(Form.class), read, null);
    }

    /// A row that is in no hash: changing it does not make another container.
    Table<T> unhashed(String key, Function<T, @Nullable Value> read) {
        return unhashed(key, (object, form) -> read.apply(object));
    }

    Table<T> unhashed(String key, BiFunction<T, Form, @Nullable Value> read) {
        return add(key, EnumSet.complementOf(EnumSet.of(Form.HASH)), read, null);
    }

    /// A row that only a hash has: it is no longer there in what is printed.
    Table<T> hashed(String key, Function<T, @Nullable Value> read) {
        return add(key, EnumSet.of(Form.HASH), (object, form) -> read.apply(object), null);
    }

    /// A row that only people see: Docker Compose's JSON does not have it.
    Table<T> yamlOnly(String key, BiFunction<T, Form, @Nullable Value> read) {
        return add(key, EnumSet.of(Form.YAML), read, null);
    }

    /// A row that JSON and the hash spell out even when there is nothing.
    Table<T> spelled(String key, Value absent, BiFunction<T, Form, @Nullable Value> read) {
        return add(key, EnumSet.allOf(Form.class), read, absent);
    }

    private Table<T> add(String key, Set<Form> in, BiFunction<T, Form, @Nullable Value> read, @Nullable Value absent) {
        rows.add(new Row<>(key, in, read, absent));
        return this;
    }

    Value.Mapping write(T object, Form form) {
        var mapping = Value.mapping();
        for (var row : rows) {
            var value = row.in().contains(form) ? row.value(object, form) : null;
            if (value != null) {
                mapping.put(row.key(), value);
            }
        }
        if (form == Form.YAML) {
            Parts.plain(extensions.apply(object), form).entries().forEach(mapping::put);
        }
        return mapping.build();
    }

    /// Null for a null.
    @Nullable Value writeIfAny(@Nullable T object, Form form) {
        return object == null ? null : write(object, form);
    }

    /// Null for an empty list.
    @Nullable Value writeAll(List<T> objects, Form form) {
        return objects.isEmpty() ? null : new Value.Items(objects.stream().map(object -> (Value) write(object, form)).toList());
    }
}
