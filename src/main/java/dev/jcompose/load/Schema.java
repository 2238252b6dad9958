package dev.jcompose.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The rows as a tree, walked side by side with a document: at each place at most one row applies.
final class Schema {
    /// All attributes.
    static final Schema ROOT = of(rows().toList());
    private static final Schema UNKNOWN = new Schema();

    private final Map<String, Schema> named = new HashMap<>();
    private @Nullable Schema any;
    private @Nullable Schema item;
    private @Nullable Row row;

    private Schema() {}

    /// The rows of all tables.
    static Stream<Row> rows() {
        return Stream.of(TopLevelRows.ROWS, ServiceRows.ROWS, ContainerRows.ROWS, ResourceRows.ROWS, BuildRows.ROWS, DeployRows.ROWS,
                HookRows.ROWS).flatMap(List::stream);
    }

    /// @throws IllegalArgumentException when two rows could apply to the same path
    static Schema of(List<Row> rows) {
        var root = new Schema();
        for (var row : rows) {
            var at = root;
            for (var step : steps(row.path())) {
                at = at.deepen(step);
            }
            if (at.row != null) {
                throw new IllegalArgumentException("two rows for " + row.path());
            }
            at.row = row;
        }
        root.requireNoOverlap("");
        return root;
    }

    private static List<String> steps(String path) {
        var steps = new ArrayList<String>();
        for (var part : path.split("\\.")) {
            if (part.endsWith("[]")) {
                steps.add(part.substring(0, part.length() - 2));
                steps.add("[]");
            } else {
                steps.add(part);
            }
        }
        return steps;
    }

    private Schema deepen(String step) {
        if (step.equals("*")) {
            any = any == null ? new Schema() : any;
            return any;
        }
        if (step.equals("[]")) {
            item = item == null ? new Schema() : item;
            return item;
        }
        return named.computeIfAbsent(step, key -> new Schema());
    }

    private void requireNoOverlap(String path) {
        if (any != null && !named.isEmpty()) {
            throw new IllegalArgumentException("%s.* overlaps %s.%s".formatted(path, path, keys().getFirst()));
        }
        named.forEach((key, child) -> child.requireNoOverlap(path + "." + key));
        if (any != null) {
            any.requireNoOverlap(path + ".*");
        }
        if (item != null) {
            item.requireNoOverlap(path + "[]");
        }
    }

    /// What applies at the value of a key; something without rows when nothing does.
    Schema at(String key) {
        var child = any != null ? any : named.get(key);
        return child == null ? UNKNOWN : child;
    }

    /// What applies at the items of a list.
    Schema item() {
        return item == null ? UNKNOWN : item;
    }

    @Nullable Row row() {
        return row;
    }

    /// Whether the keys here are a fixed set of words, not names that the user chooses.
    boolean hasFixedKeys() {
        return !named.isEmpty();
    }

    /// Whether the keys here are names that the user chooses, each with rows of its own.
    boolean isNamed() {
        return any != null;
    }

    /// The fixed keys, sorted.
    SortedSet<String> keys() {
        return new TreeSet<>(named.keySet());
    }

    boolean knows(String key) {
        return named.containsKey(key);
    }
}
