package dev.jcompose.load;

import dev.jcompose.model.Value;
import dev.jcompose.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.TreeMap;

/// A tree of nodes as plain data, keys sorted, in the forms in which Docker Compose prints trees that it does not bind.
final class RawTree {

    private RawTree() {}

    /// @param json whether an empty list becomes null, unless it is one whose items are told apart by a key
    static Value of(Node node, Schema schema, boolean json) {
        return switch (node) {
            case Node.Scalar scalar -> number(Scalars.value(scalar));
            case Node.Sequence sequence -> {
                var row = schema.row();
                var values = new ArrayList<Value>();
                sequence.items().forEach(item -> values.add(of(item, schema.item(), json)));
                yield values.isEmpty() && json && !(row != null && staysList(row)) ? Value.Null.NULL : new Value.Items(values);
            }
            case Node.Mapping mapping -> {
                var sorted = new TreeMap<String, Value>();
                mapping.entries().forEach((key, entry) -> sorted.put(key, of(entry.value(), schema.at(key), json)));
                yield new Value.Mapping(new LinkedHashMap<>(sorted));
            }
        };
    }

    private static boolean staysList(Row row) {
        return row.merge() != null && row.merge() != MergeRule.REPLACE && !row.path().equals("services.*.build.args");
    }

    /// Without trailing zeros: such numbers are floating-point numbers there.
    private static Value number(Value value) {
        if (!(value instanceof Value.Number number)) {
            return value;
        }
        var stripped = number.value().stripTrailingZeros();
        return new Value.Number(stripped.scale() < 0 ? stripped.setScale(0) : stripped);
    }
}
