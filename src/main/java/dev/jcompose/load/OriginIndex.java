package dev.jcompose.load;

import dev.jcompose.model.Origin;
import dev.jcompose.model.Origins;
import dev.jcompose.yaml.Node;
import java.util.List;
import java.util.function.Function;

/// Finds the places of a path in a merged tree, by walking it when it is asked: few paths of a project ever are.
record OriginIndex(Node.Mapping root) implements Function<String, List<Origin>> {

    static Origins of(Node.Mapping root) {
        return new Origins(new OriginIndex(root));
    }

    @Override
    public List<Origin> apply(String path) {
        return path.isEmpty() ? List.of() : find(root, path, 0);
    }

    /// @param at where the step begins that leads on from the node
    private static List<Origin> find(Node node, String path, int at) {
        if (path.startsWith("[\"", at)) {
            return node instanceof Node.Mapping mapping ? quoted(mapping, path, at + 2) : List.of();
        }
        if (path.charAt(at) == '[') {
            return node instanceof Node.Sequence sequence ? item(sequence, path, at + 1) : List.of();
        }
        int start = path.charAt(at) == '.' ? at + 1 : at;
        int end = start;
        while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
            end++;
        }
        return node instanceof Node.Mapping mapping ? entry(mapping, path.substring(start, end), path, end) : List.of();
    }

    /// A quoted name may itself hold what looks like its end, so every end is tried.
    private static List<Origin> quoted(Node.Mapping mapping, String path, int start) {
        for (int end = path.indexOf("\"]", start); end >= 0; end = path.indexOf("\"]", end + 1)) {
            var found = entry(mapping, path.substring(start, end), path, end + 2);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private static List<Origin> entry(Node.Mapping mapping, String key, String path, int end) {
        var entry = mapping.entries().get(key);
        if (entry == null) {
            return List.of();
        }
        return end == path.length() ? entry.places() : find(entry.value(), path, end);
    }

    private static List<Origin> item(Node.Sequence sequence, String path, int start) {
        int end = start;
        int index = 0;
        for (; end < path.length() && Character.digit(path.charAt(end), 10) >= 0 && index < sequence.items().size(); end++) {
            index = index * 10 + Character.digit(path.charAt(end), 10);
        }
        if (end == start || end == path.length() || path.charAt(end) != ']' || index >= sequence.items().size()) {
            return List.of();
        }
        var item = sequence.items().get(index);
        return end + 1 == path.length() ? List.of(item.origin()) : find(item, path, end + 1);
    }
}
