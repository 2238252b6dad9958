package dev.jcompose.load;

import dev.jcompose.model.KeyPath;
import dev.jcompose.yaml.Node;
import dev.jcompose.yaml.Node.Mark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// Lays a tree over another one. Both are in long form.
///
/// @param schema says by what rule each attribute is merged
/// @param file   what complaints call the file that is laid over; null when the result is only a layer itself: then its tags stay, so
///               that they work again on what it will be laid over
/// @param raw    whether they are as [RawForms] leaves them
record Merge(Schema schema, @Nullable String file, boolean raw, Problems problems) {

    /// A document over those before it.
    static Node.Mapping documents(Node.Mapping base, Node.Mapping override, boolean raw, Problems problems) {
        return new Merge(Schema.ROOT, override.origin().file(), raw, problems).documents(base, override);
    }

    Node.Mapping documents(Node.Mapping base, Node.Mapping override) {
        return mappings(base, override, "");
    }

    /// A service over the one that it extends.
    ///
    /// @param path of the service
    static Node.Mapping services(Node.Mapping base, Node.Mapping override, String path, boolean raw, Problems problems) {
        var service = Schema.ROOT.at("services").at(path);
        return new Merge(service, null, raw, problems).mappings((Node.Mapping) untagged(base), override, path).marked(override.mark());
    }

    private Merge at(Schema schema) {
        return new Merge(schema, file, raw, problems);
    }

    private boolean isLast() {
        return file != null;
    }

    private Node merge(Node base, Node override, String path) {
        if (override.mark() == Mark.OVERRIDE) {
            return alone(override, path);
        }
        var row = schema.row();
        if (row != null && row.merge() != null) {
            var before = withoutReset(base, override);
            var after = alone(override, path);
            return raw ? RawForms.merge(row.merge(), before, after) : row.merge().merge(before, after);
        }
        if (override instanceof Node.Scalar scalar && scalar.isNull()) {
            return base;
        }
        if (base instanceof Node.Scalar scalar && scalar.isNull()) {
            return alone(override, path);
        }
        if (base instanceof Node.Mapping before && override instanceof Node.Mapping after) {
            return mappings(before, after, path);
        }
        if (base instanceof Node.Sequence before && override instanceof Node.Sequence after) {
            var items = new ArrayList<>(before.items());
            items.addAll(after.items());
            return distinct(before.with(items), path);
        }
        if (!(base instanceof Node.Scalar) || !(override instanceof Node.Scalar)) {
            problems.add(override.origin(), path, "cannot override " + path, "it was something else at " + base.origin());
            return base;
        }
        return override;
    }

    /// The earlier value without the keys that the later one resets.
    private static Node withoutReset(Node base, Node override) {
        if (!(base instanceof Node.Mapping before) || !(override instanceof Node.Mapping after)) {
            return base;
        }
        return before.mapped((key, entry) -> after.get(key) instanceof Node late && late.mark() == Mark.RESET ? null : entry.value());
    }

    private Node.Mapping mappings(Node.Mapping base, Node.Mapping override, String path) {
        var entries = new LinkedHashMap<>(base.entries());
        override.entries().forEach((key, entry) -> {
            var earlier = entries.get(key);
            var below = at(schema.at(key));
            var keyPath = KeyPath.of(path, key);
            if (entry.value().mark() == Mark.RESET) {
                entries.remove(key);
                if (!isLast()) {
                    entries.put(key, entry);
                }
            } else if (earlier == null) {
                entries.put(key, entry.with(below.alone(entry.value(), keyPath)));
            } else {
                entries.put(key, entry.over(earlier, below.merge(earlier.value(), entry.value(), keyPath)));
            }
        });
        return base.with(entries);
    }

    /// What a value is that meets no earlier one: without tags unless they are still to work, its lists without repetitions.
    private Node alone(Node node, String path) {
        if (!isLast()) {
            return node;
        }
        var row = schema.row();
        var own = row == null || row.merge() == null ? node : raw ? RawForms.alone(row.merge(), node) : row.merge().alone(node);
        var below = own.mapped((key, entry) -> entry.value().mark() == Mark.RESET ? null
                        : at(schema.at(key)).alone(entry.value(), KeyPath.of(path, key)),
                (i, item) -> at(schema.item()).alone(item, path + "[" + i + "]")).marked(Mark.NONE);
        return below instanceof Node.Sequence sequence ? distinct(sequence, path) : below;
    }

    /// The value without tags: those of a service work on what it extends itself, not on what extends it.
    private static Node untagged(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> scalar.marked(Mark.NONE);
            case Node.Sequence sequence -> sequence.mapped((i, item) -> untagged(item)).marked(Mark.NONE);
            case Node.Mapping mapping -> mapping.mapped((key, entry) ->
                    entry.value().mark() == Mark.RESET ? null : untagged(entry.value())).marked(Mark.NONE);
        };
    }

    /// Complains about equal items where the specification allows none. Merging may have brought them together.
    private Node.Sequence distinct(Node.Sequence sequence, String path) {
        var row = schema.row();
        if (row == null || !row.itemsDistinct() || !isLast()) {
            return sequence;
        }
        var seen = new HashMap<String, Integer>();
        return sequence.mapped((i, item) -> {
            var first = seen.putIfAbsent(Keys.value(item), i);
            if (first != null) {
                problems.add(item.origin(), path, "validating %s: %s %s"
                        .formatted(file, Validation.schemaPath(path), Validation.equal(first, i)), "remove one; the other is at " + sequence.items().get(first).origin());
            }
            return first == null ? item : null;
        });
    }
}
