package dev.jcompose.canon;

import dev.jcompose.model.KeyPath;
import dev.jcompose.model.Value;
import java.util.List;
import java.util.Optional;

/// Finds a part of a canonical tree by its path. A key may hold dots: of those that fit, any that leads on counts.
final class TreePath {

    private TreePath() {}

    static Optional<Value> find(Value from, String path) {
        return switch (from) {
            case Value.Mapping mapping -> mapping.entries().entrySet().stream()
                    .flatMap(entry -> List.of(entry.getKey(), KeyPath.of("", entry.getKey())).stream().distinct()
                            .filter(key -> begins(path, key))
                            .flatMap(key -> below(entry.getValue(), path.substring(key.length())).stream()))
                    .findFirst();
            case Value.Items items -> {
                int end = path.indexOf(']');
                var digits = path.startsWith("[") && end > 1 ? path.substring(1, end) : "";
                int index = digits.matches("\\d{1,6}") ? Integer.parseInt(digits) : Integer.MAX_VALUE;
                yield index < items.values().size() ? below(items.values().get(index), path.substring(end + 1)) : Optional.empty();
            }
            case Value.Text text -> Optional.empty();
            case Value.Number number -> Optional.empty();
            case Value.Bool bool -> Optional.empty();
            case Value.Null nothing -> Optional.empty();
        };
    }

    private static boolean begins(String path, String key) {
        return path.startsWith(key) && (path.length() == key.length() || ".[".indexOf(path.charAt(key.length())) >= 0);
    }

    private static Optional<Value> below(Value value, String rest) {
        return rest.isEmpty() ? Optional.of(value) : find(value, rest.startsWith(".") ? rest.substring(1) : rest);
    }
}
