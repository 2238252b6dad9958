package dev.jcompose.load;

import dev.jcompose.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/// Replaces the variables in every value of a document; keys stay as they are. A value in which something was replaced
/// is text from then on, whatever it looks like.
final class Interpolation {
    private final Template template;
    private final Problems problems;

    Interpolation(Variables variables, Problems problems) {
        this.template = new Template(variables);
        this.problems = problems;
    }

    /// @param path of the node, empty for the document
    Node apply(Node node, String path) {
        return switch (node) {
            case Node.Scalar scalar -> scalar(scalar, path);
            case Node.Sequence sequence -> {
                var items = new ArrayList<Node>();
                for (var item : sequence.items()) {
                    items.add(apply(item, path + ".[]"));
                }
                yield sequence.with(items);
            }
            case Node.Mapping mapping -> {
                var entries = new LinkedHashMap<String, Node.Entry>();
                mapping.entries().forEach((key, entry) ->
                        entries.put(key, entry.with(apply(entry.value(), path.isEmpty() ? key : path + "." + key))));
                yield mapping.with(entries);
            }
        };
    }

    private Node scalar(Node.Scalar scalar, String path) {
        if (scalar.text().indexOf('$') < 0) {
            return scalar;
        }
        try {
            return new Node.Scalar(template.substitute(scalar.text()), false, scalar.mark(), scalar.origin());
        } catch (Template.MissingValue e) {
            problems.add(scalar.origin(), path, "error while interpolating %s: %s".formatted(path, e.getMessage()),
                    "set it in the environment or in .env");
        } catch (Template.InvalidFormat e) {
            problems.add(scalar.origin(), path, "invalid interpolation format for %s.\nYou may need to escape any $ with another $.\n%s"
                    .formatted(path, scalar.text()));
        } finally {
            template.takeUnset().forEach(name -> problems.warn(null, unset(name)));
        }
        return new Node.Scalar("", false, scalar.mark(), scalar.origin());
    }

    static String unset(String variable) {
        return "The \"%s\" variable is not set. Defaulting to a blank string.".formatted(variable);
    }
}
