package dev.jcompose.copy;

import dev.jcompose.address.Address;
import dev.jcompose.canon.Canon;
import dev.jcompose.model.Copy;
import dev.jcompose.model.KeyPath;
import dev.jcompose.model.Origin;
import dev.jcompose.model.Project;
import dev.jcompose.model.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Addresses that stand in the files as text and lie in a subnet that the copy has no more. Nobody but a reader knows what they are for.
final class LiteralAddresses {

    private static final Pattern ADDRESS = Pattern.compile("(?<![\\d.])\\d{1,3}(?:\\.\\d{1,3}){3}(?!\\d|\\.\\d)"
            + "|(?<![0-9a-fA-F.:])[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){2,7}(?![0-9a-fA-F:])");

    private final Project project;
    private final Copy copy;
    private final Moves moves;
    private final Set<String> warnings = new LinkedHashSet<>();

    private LiteralAddresses(Project project, Copy copy, Moves moves) {
        this.project = project;
        this.copy = copy;
        this.moves = moves;
    }

    /// @param project as the files have it
    /// @return a warning each, with its place
    static List<String> warnings(Project project, Copy copy, Moves moves) {
        if (moves.isEmpty()) {
            return List.of();
        }
        var all = new LiteralAddresses(project, copy, moves);
        var tree = Canon.tree(project);
        for (var section : List.of("services", "configs")) {
            if (tree.get(section) instanceof Value.Mapping entries) {
                entries.entries().forEach((name, value) -> all.look(KeyPath.of(section, name), value));
            }
        }
        return List.copyOf(all.warnings);
    }

    private void look(String path, Value value) {
        switch (value) {
            case Value.Mapping mapping -> mapping.entries().forEach((key, each) -> {
                // The addresses of the service itself are moved, and stand below its networks.
                if (!(key.equals("networks") && KeyPath.parent(path).equals("services"))) {
                    look(KeyPath.of(path, key), each);
                }
            });
            case Value.Items items -> {
                for (int i = 0; i < items.values().size(); i++) {
                    look(path + "[" + i + "]", items.values().get(i));
                }
            }
            case Value.Text text -> ADDRESS.matcher(text.value()).results().forEach(found -> Address.parse(found.group())
                    .flatMap(moves::around).ifPresent(move -> warn(path, found.group(), move)));
            default -> { }
        }
    }

    private void warn(String path, String address, Map.Entry<String, Moves.Move> move) {
        warnings.add(Origin.before(project.origin(path), address + " lies in subnet " + move.getValue().from() + " of network \"" + move.getKey()
                + "\", which is " + move.getValue().to() + " in copy \"" + copy.name() + "\"; name the service instead of its address"));
    }
}
