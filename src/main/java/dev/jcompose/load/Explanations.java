package dev.jcompose.load;

import dev.jcompose.load.Explanation.Part;
import dev.jcompose.load.Explanation.Said;
import dev.jcompose.model.KeyPath;
import dev.jcompose.model.Origin;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import dev.jcompose.model.Value;
import dev.jcompose.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tells where the parts of a merged tree come from.
final class Explanations {
    private final Node.Mapping tree;
    private final Project project;
    private final Environment environment;
    private final Places places;

    Explanations(Node.Mapping tree, Project project, Environment environment, Places places) {
        this.tree = tree;
        this.project = project;
        this.environment = environment;
        this.places = places;
    }

    /// Something in the tree: its value, and the entry that holds it (null for an item of a list).
    private record Found(Node node, Node.@Nullable Entry entry) {}

    /// Empty when nothing that was written has that path.
    Optional<Explanation> of(String path) {
        var found = find(tree, path);
        var variable = variable(path);
        if (found == null && variable.isEmpty()) {
            return Optional.empty();
        }
        var said = new ArrayList<Said>();
        if (found != null) {
            var node = found.node();
            said.add(said(found.entry() == null ? node.origin() : found.entry().place(), node));
            if (found.entry() != null) {
                found.entry().earlier().reversed().forEach(earlier -> said.add(said(earlier.place(), earlier.value())));
            }
        }
        said.addAll(variable);
        var value = found != null ? text(found.node()) : said.getFirst().value();
        return Optional.of(new Explanation(path, value, said, found == null ? List.of() : parts(found.node())));
    }

    /// The longest of the tree's paths with which this one begins, and what follows there; for a remedy.
    String nearest(String path) {
        for (int end = path.length(); end > 0; end--) {
            var start = path.substring(0, end);
            var found = find(tree, start);
            if (found != null && found.node() instanceof Node.Mapping mapping) {
                var rest = path.substring(end).replaceFirst("^[.\\[\"]+", "").split("[.\\[\\]]")[0];
                var suggestion = Suggestion.of(rest, mapping.entries().keySet());
                return suggestion != null ? suggestion : "%s has %s".formatted(start, String.join(", ", mapping.entries().keySet()));
            }
        }
        var suggestion = Suggestion.of(path.split("[.\\[]")[0], tree.entries().keySet());
        return suggestion != null ? suggestion : "the files have " + String.join(", ", tree.entries().keySet());
    }

    /// A key may hold dots: of those that fit, the longest counts.
    private static @Nullable Found find(Node from, String path) {
        return switch (from) {
            case Node.Scalar scalar -> null;
            case Node.Sequence sequence -> {
                int end = path.indexOf(']');
                var digits = path.startsWith("[") && end > 1 ? path.substring(1, end) : "";
                int index = digits.matches("\\d{1,6}") ? Integer.parseInt(digits) : -1;
                yield index < 0 || index >= sequence.items().size() ? null
                        : below(sequence.items().get(index), null, path.substring(end + 1));
            }
            case Node.Mapping mapping -> {
                Found longest = null;
                int length = -1;
                for (var entry : mapping.entries().entrySet()) {
                    for (var key : List.of(entry.getKey(), KeyPath.of("", entry.getKey()))) {
                        boolean fits = path.startsWith(key) && (path.length() == key.length() || ".[".indexOf(path.charAt(key.length())) >= 0);
                        var found = fits && key.length() > length ? below(entry.getValue().value(), entry.getValue(), path.substring(key.length())) : null;
                        if (found != null) {
                            longest = found;
                            length = key.length();
                        }
                    }
                }
                yield longest;
            }
        };
    }

    private static @Nullable Found below(Node node, Node.@Nullable Entry entry, String rest) {
        return rest.isEmpty() ? new Found(node, entry) : find(node, rest.startsWith(".") ? rest.substring(1) : rest);
    }

    private Said said(Origin place, @Nullable Node node) {
        var written = node instanceof Node.Scalar scalar ? scalar.written() : null;
        var variables = written == null ? List.<Explanation.Variable>of() : TemplateVariables.of(Value.of(written)).stream()
                .map(each -> new Explanation.Variable(each.name(), environment.get(each.name()), environment.placeOf(each.name()))).toList();
        return new Said(place, node == null ? null : text(node), written, variables, null);
    }

    private static @Nullable String text(Node node) {
        return node instanceof Node.Scalar scalar ? scalar.isNull() ? "null" : Scalars.render(scalar) : null;
    }

    private static List<Part> parts(Node node) {
        var parts = new ArrayList<Part>();
        switch (node) {
            case Node.Scalar scalar -> { }
            case Node.Sequence sequence -> {
                for (int i = 0; i < sequence.items().size(); i++) {
                    parts.add(new Part("[" + i + "]", sequence.items().get(i).origin(), text(sequence.items().get(i))));
                }
            }
            case Node.Mapping mapping -> mapping.entries().forEach((key, entry) -> parts.add(new Part(key, entry.place(), text(entry.value()))));
        }
        return parts;
    }

    /// What the `env_file`s of a service say for one of its variables, the one that counts most first.
    private List<Said> variable(String path) {
        for (Map.Entry<String, Service> service : project.services().entrySet()) {
            var start = KeyPath.service(service.getKey()) + ".environment.";
            if (path.startsWith(start)) {
                var said = new ArrayList<Said>();
                var name = path.substring(start.length());
                var files = service.getValue().process().envFiles();
                for (var file : files.reversed()) {
                    var line = Assignments.in(file.path(), name);
                    if (line != null) {
                        said.add(new Said(new Origin(places.display(file.path()), line.number(), 0), line.value(), null, List.of(), "env_file"));
                    }
                }
                return said;
            }
        }
        return List.of();
    }
}
