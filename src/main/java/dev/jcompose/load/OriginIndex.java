package dev.jcompose.load;

import dev.jcompose.model.KeyPath;
import dev.jcompose.model.Origin;
import dev.jcompose.model.Origins;
import dev.jcompose.yaml.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds the place of every path in a merged tree.
final class OriginIndex {
    private final Map<String, List<Origin>> byPath = new HashMap<>();

    private OriginIndex() {}

    static Origins of(Node.Mapping root) {
        var index = new OriginIndex();
        index.add(root, "");
        return new Origins(index.byPath);
    }

    private void add(Node node, String path) {
        switch (node) {
            case Node.Scalar scalar -> { }
            case Node.Sequence sequence -> {
                for (int i = 0; i < sequence.items().size(); i++) {
                    var item = sequence.items().get(i);
                    var itemPath = path + "[" + i + "]";
                    byPath.put(itemPath, List.of(item.origin()));
                    add(item, itemPath);
                }
            }
            case Node.Mapping mapping -> mapping.entries().forEach((key, entry) -> {
                var entryPath = KeyPath.of(path, key);
                byPath.put(entryPath, entry.places());
                add(entry.value(), entryPath);
            });
        }
    }
}
