package dev.jcompose.load;

import dev.jcompose.model.KeyPath;
import dev.jcompose.yaml.Node;
import dev.jcompose.yaml.Node.Mark;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/// Puts a later document over an earlier one. Both are in long form.
final class Merge {
    private final Problems problems;

    Merge(Problems problems) {
        this.problems = problems.as(Code.CONFLICT);
    }

    Node.Mapping documents(Node.Mapping base, Node.Mapping override) {
        return mappings(base, override, Schema.ROOT, "");
    }

    private Node merge(Node base, Node override, Schema schema, String path) {
        if (override.mark() == Mark.OVERRIDE) {
            return alone(override, schema);
        }
        var row = schema.row();
        if (row != null && row.merge() != null) {
            return row.merge().merge(withoutReset(base, override), alone(override, schema));
        }
        if (override instanceof Node.Scalar scalar && scalar.isNull()) {
            return base;
        }
        if (base instanceof Node.Scalar scalar && scalar.isNull()) {
            return alone(override, schema);
        }
        if (base instanceof Node.Mapping before && override instanceof Node.Mapping after) {
            return mappings(before, after, schema, path);
        }
        if (base instanceof Node.Sequence before && override instanceof Node.Sequence after) {
            var items = new ArrayList<>(before.items());
            items.addAll(after.items());
            return before.with(items);
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
        var entries = new LinkedHashMap<>(before.entries());
        after.entries().forEach((key, entry) -> {
            if (entry.value().mark() == Mark.RESET) {
                entries.remove(key);
            }
        });
        return before.with(entries);
    }

    private Node.Mapping mappings(Node.Mapping base, Node.Mapping override, Schema schema, String path) {
        var entries = new LinkedHashMap<>(base.entries());
        override.entries().forEach((key, entry) -> {
            var earlier = entries.get(key);
            if (entry.value().mark() == Mark.RESET) {
                entries.remove(key);
            } else if (earlier == null) {
                entries.put(key, entry.with(alone(entry.value(), schema.at(key))));
            } else {
                var merged = merge(earlier.value(), entry.value(), schema.at(key), KeyPath.of(path, key));
                entries.put(key, MergeRule.later(earlier, entry.with(merged)));
            }
        });
        return base.with(entries);
    }

    /// What a value is that meets no earlier one: without resets, its lists without repetitions.
    private Node alone(Node node, Schema schema) {
        var row = schema.row();
        var own = row == null || row.merge() == null ? node : row.merge().alone(node);
        return switch (own) {
            case Node.Scalar scalar -> scalar.marked(Mark.NONE);
            case Node.Sequence sequence -> {
                var items = new ArrayList<Node>();
                sequence.items().forEach(item -> items.add(alone(item, schema.item())));
                yield new Node.Sequence(items, sequence.origin());
            }
            case Node.Mapping mapping -> {
                var entries = new LinkedHashMap<String, Node.Entry>();
                mapping.entries().forEach((key, entry) -> {
                    if (entry.value().mark() != Mark.RESET) {
                        entries.put(key, entry.with(alone(entry.value(), schema.at(key))));
                    }
                });
                yield new Node.Mapping(entries, mapping.origin());
            }
        };
    }
}
