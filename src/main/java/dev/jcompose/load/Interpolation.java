package dev.jcompose.load;

import dev.jcompose.model.KeyPath;
import dev.jcompose.yaml.Node;
import org.jspecify.annotations.Nullable;

/// Replaces the variables in every value of a document; keys stay as they are. A value in which something was replaced
/// is text from then on, whatever it looks like.
final class Interpolation {
    private static final int LONGEST_SHOWN = 1_000;

    private final Template template;
    private final String sources;
    private final Problems problems;

    Interpolation(Variables variables, Problems problems) {
        this.template = new Template(variables);
        this.sources = variables.sources();
        this.problems = problems.as(Code.INTERPOLATION);
    }

    /// The document with its variables replaced; values where that fails are left out.
    Node.Mapping document(Node.Mapping document) {
        return document.mapped((key, entry) -> apply(entry.value(), KeyPath.of("", key), key));
    }

    /// @param path  of the node, empty for the document
    /// @param shown the same path as Docker Compose writes it in these messages: `services.web.ports.[]`
    @Nullable Node apply(Node node, String path, String shown) {
        if (node.mark() == Node.Mark.RESET) {
            return node;
        }
        return node instanceof Node.Scalar scalar ? scalar(scalar, path, shown) : node.mapped(
                (key, entry) -> apply(entry.value(), KeyPath.of(path, key), shown.isEmpty() ? key : shown + "." + key),
                (i, item) -> apply(item, path + "[" + i + "]", shown + ".[]"));
    }

    private @Nullable Node scalar(Node.Scalar scalar, String path, String shown) {
        if (scalar.text().indexOf('$') < 0) {
            return scalar;
        }
        try {
            return scalar.substituted(template.substitute(scalar.text()));
        } catch (Template.MissingValue e) {
            problems.add(scalar.origin(), path, "error while interpolating %s: %s".formatted(shown, e.getMessage()),
                    "set it in " + sources);
        } catch (Template.InvalidFormat e) {
            problems.add(scalar.origin(), path, "invalid interpolation format for %s.\nYou may need to escape any $ with another $.\n%s"
                    .formatted(shown, shortened(scalar.text())));
        } catch (Template.TooLong e) {
            problems.as(Code.LIMIT).add(scalar.origin(), path, "%s: more than %d characters after interpolation".formatted(shown, Template.MAX_LENGTH),
                    "check for variables that multiply");
        } finally {
            template.takeUnset().forEach(name -> problems.warn(null, unset(name)));
        }
        return null;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
    }

    static String unset(String variable) {
        return "The \"%s\" variable is not set. Defaulting to a blank string.".formatted(variable);
    }
}
