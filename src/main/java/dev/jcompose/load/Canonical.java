package dev.jcompose.load;

import dev.jcompose.model.KeyPath;
import dev.jcompose.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/// Applies the rows to a whole document: the short forms before merging, the paths after it.
final class Canonical {

    private Canonical() {}

    /// Every short form turned into its long one, so that merging has to know only that.
    static Node longForms(Node node, Schema schema, String path, Problems problems) {
        var row = schema.row();
        var own = row == null || row.shortForm() == null || node.mark() == Node.Mark.RESET ? node
                : row.shortForm().expand(node, path, problems);
        return switch (own) {
            case Node.Scalar scalar -> scalar;
            case Node.Sequence sequence -> {
                var items = new ArrayList<Node>();
                for (int i = 0; i < sequence.items().size(); i++) {
                    items.add(longForms(sequence.items().get(i), schema.item(), path + "[" + i + "]", problems));
                }
                yield sequence.with(items);
            }
            case Node.Mapping mapping -> {
                var entries = new LinkedHashMap<String, Node.Entry>();
                mapping.entries().forEach((key, entry) -> entries.put(key, entry.with(
                        longForms(entry.value(), schema.at(key), KeyPath.of(path, key), problems))));
                yield mapping.with(entries);
            }
        };
    }

    /// Every relative path made absolute.
    static Node absolutePaths(Node node, Schema schema, HostPaths paths) {
        var row = schema.row();
        var own = row == null || row.paths() == null ? node : row.paths().resolve(node, paths);
        return switch (own) {
            case Node.Scalar scalar -> scalar;
            case Node.Sequence sequence -> {
                var items = new ArrayList<Node>();
                sequence.items().forEach(item -> items.add(absolutePaths(item, schema.item(), paths)));
                yield sequence.with(items);
            }
            case Node.Mapping mapping -> {
                var entries = new LinkedHashMap<String, Node.Entry>();
                mapping.entries().forEach((key, entry) ->
                        entries.put(key, entry.with(absolutePaths(entry.value(), schema.at(key), paths))));
                yield mapping.with(entries);
            }
        };
    }
}
