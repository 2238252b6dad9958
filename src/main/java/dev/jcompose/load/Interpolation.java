package dev.jcompose.load;

import dev.jcompose.yaml.Node;
import org.jspecify.annotations.Nullable;

/// Replaces the variables in every value of a document; keys stay as they are. A value in which something was replaced
/// is text from then on, whatever it looks like.
final class Interpolation {
    private final Template template;
    private final Problems problems;

    Interpolation(Variables variables, Problems problems) {
        this.template = new Template(variables);
        this.problems = problems;
    }

    /// The document with its variables replaced; values where that fails are left out.
    Node.Mapping document(Node.Mapping document) {
        return mapping(document, "", "");
    }

    /// @param path  of the node, empty for the document
    /// @param shown the same path as Docker Compose writes it in these messages: `services.web.ports.[]`
    @Nullable Node apply(Node node, String path, String shown) {
        return node.mark() == Node.Mark.RESET ? node : switch (node) {
            case Node.Scalar scalar -> scalar(scalar, path, shown);
            case Node.Sequence sequence -> sequence.mapped((i, item) -> apply(item, path + "[" + i + "]", shown + ".[]"));
            case Node.Mapping mapping -> mapping(mapping, path, shown);
        };
    }

    private Node.Mapping mapping(Node.Mapping mapping, String path, String shown) {
        return mapping.mapped((key, entry) ->
                apply(entry.value(), path.isEmpty() ? key : path + "." + key, shown.isEmpty() ? key : shown + "." + key));
    }

    private @Nullable Node scalar(Node.Scalar scalar, String path, String shown) {
        if (scalar.text().indexOf('$') < 0) {
            return scalar;
        }
        try {
            return scalar.substituted(template.substitute(scalar.text()));
        } catch (Template.MissingValue e) {
            problems.add(scalar.origin(), path, "error while interpolating %s: %s".formatted(shown, e.getMessage()),
                    "set it in the environment or in .env");
        } catch (Template.InvalidFormat e) {
            problems.add(scalar.origin(), path, "invalid interpolation format for %s.\nYou may need to escape any $ with another $.\n%s"
                    .formatted(shown, scalar.text()));
        } finally {
            template.takeUnset().forEach(name -> problems.warn(null, unset(name)));
        }
        return null;
    }

    static String unset(String variable) {
        return "The \"%s\" variable is not set. Defaulting to a blank string.".formatted(variable);
    }
}
