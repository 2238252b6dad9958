package dev.jcompose.load;

import dev.jcompose.model.KeyPath;
import dev.jcompose.model.Origin;
import dev.jcompose.yaml.Node;
import dev.jcompose.yaml.ScalarKind;
import java.util.HashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Checks a document as written against the rows: unknown words, values of the wrong
/// kind. What is wrong is taken out, so that the rest can be checked further.
final class Validation {
    private static final Pattern BLOCK_IO = Pattern.compile("^services(\\.[^.]+|\\[\"[^\"]*\"])\\.blkio_config(\\.|$)");

    private final boolean raw;
    private final Problems problems;

    /// @param raw whether what holds a variable may still become right
    Validation(Problems problems, boolean raw) {
        this.raw = raw;
        this.problems = problems.as(Code.SCHEMA);
    }

    /// The document without what is wrong in it.
    Node.Mapping document(Node.Mapping document) {
        var checked = check(VersionOne.withoutServices(document, problems), Schema.ROOT, "");
        return checked instanceof Node.Mapping mapping ? mapping : Node.Mapping.empty(document.origin());
    }

    /// A null says "nothing here, keep what earlier files said", so whether it is right shows only after merging.
    private @Nullable Node check(Node node, Schema schema, String path) {
        if (node.mark() == Node.Mark.RESET) {
            return node;
        }
        var row = schema.row();
        if (row != null && !(node instanceof Node.Scalar scalar && scalar.isNull()) && !fits(node, row, path)) {
            return null;
        }
        if (row != null && row.itemsDistinct() && node instanceof Node.Sequence sequence && row.shape() != Shape.LIST) {
            distinct(sequence, row, path);
        }
        return node instanceof Node.Mapping mapping ? entries(mapping, schema, path)
                : node instanceof Node.Sequence sequence ? sequence.mapped((i, item) -> check(item, schema.item(), path + "[" + i + "]")) : node;
    }

    /// Complains about equal items of what is written as a list and means a mapping, in which they would vanish. Lists that stay lists
    /// are looked at when everything is merged.
    private void distinct(Node.Sequence sequence, Row row, String path) {
        var seen = new HashMap<String, Integer>();
        for (int i = 0; i < sequence.items().size(); i++) {
            var item = sequence.items().get(i);
            var first = seen.putIfAbsent(Keys.value(item), i);
            if (first != null) {
                invalid(item.origin(), path, row.shape() == Shape.NAMES ? equal(first, i) : "must be " + row.shape().wording(),
                        "remove one; the other is at " + sequence.items().get(first).origin());
            }
        }
    }

    static String equal(int first, int second) {
        return "items at %d and %d are equal".formatted(first, second);
    }

    private boolean fits(Node node, Row row, String path) {
        if (!row.shape().accepts(node)) {
            wrongKind(node, row.shape(), path);
            return false;
        }
        if (row.check() != null && node instanceof Node.Scalar scalar && !(raw && scalar.text().indexOf('$') >= 0)) {
            var complaint = row.check().complaint(scalar.text());
            if (complaint != null) {
                invalid(scalar.origin(), path, complaint, Suggestion.among(scalar.text(), complaint));
                return false;
            }
        }
        return true;
    }

    private void wrongKind(Node node, Shape shape, String path) {
        if (path.equals("services") || isService(path) && !(node instanceof Node.Scalar scalar && scalar.isNull())) {
            problems.add(node.origin(), path, path + " must be a mapping");
        } else {
            invalid(node.origin(), path, "must be " + shape.wording(), null);
        }
    }

    private static boolean isService(String path) {
        return KeyPath.parent(path).equals("services");
    }

    private void invalid(Origin origin, String path, String complaint, @Nullable String remedy) {
        problems.add(origin, path, "validating %s: %s %s".formatted(origin.file(), schemaPath(path), complaint), remedy);
    }

    /// `services.web.ports[0]` as Docker Compose's schema writes it: `services.web.ports.0`.
    static String schemaPath(String path) {
        return KeyPath.bare(path.replaceAll("\\[(\\d+)]", ".$1"));
    }

    private Node.Mapping entries(Node.Mapping mapping, Schema schema, String path) {
        return mapping.mapped((key, entry) -> {
            if (entry.key().kind() != ScalarKind.STRING) {
                problems.add(entry.place(), path, "non-string key %s: %s"
                        .formatted(path.isEmpty() ? "at top level" : "in " + path, key), "put it in quotes");
                return null;
            }
            if (!isKnown(key, entry, schema, path)) {
                return null;
            }
            boolean extension = key.startsWith("x-") && schema.hasFixedKeys();
            return extension ? entry.value() : check(entry.value(), schema.at(key), KeyPath.of(path, key));
        });
    }

    private boolean isKnown(String key, Node.Entry entry, Schema schema, String path) {
        if (schema.hasFixedKeys()) {
            if (!schema.knows(key) && !(key.startsWith("x-") && !isClosed(path))) {
                unknown(key, entry, schema, path);
                return false;
            }
        } else if (!path.isEmpty() && KeyPath.parent(path).isEmpty() && schema.isNamed() && !Checks.RESOURCE_NAME.matcher(key).matches()) {
            invalid(entry.place(), path, notAllowed(key), "names are made of letters, digits, '.', '_' and '-'");
            return false;
        }
        return true;
    }

    /// The one place in a service where Docker Compose's schema allows no extensions.
    private static boolean isClosed(String path) {
        return BLOCK_IO.matcher(path).find();
    }

    private void unknown(String key, Node.Entry entry, Schema schema, String path) {
        var former = FormerKeys.remedy(path, key);
        if (former != null) {
            invalid(entry.place(), path, notAllowed(key), former);
        } else {
            problems.unknown(entry.place(), path, "validating %s: %s %s".formatted(entry.place().file(), schemaPath(path), notAllowed(key)),
                    key, schema.keys(), VersionOne.isService(entry.value()) && path.isEmpty() ? "put it under services:" : null);
        }
    }

    private static String notAllowed(String... keys) {
        return "additional properties '%s' not allowed".formatted(String.join("', '", keys));
    }

    /// Complains about what can only be seen when all files are merged: keys that are missing, and nulls that were kept for merging and
    /// now stand where a value is needed.
    void merged(Node node, Schema schema, String path) {
        var row = schema.row();
        if (node instanceof Node.Scalar scalar && scalar.isNull() && row != null && !row.shape().accepts(node)) {
            if (!problems.spoiled(path)) {
                wrongKind(node, row.shape(), path);
            }
            return;
        }
        if (node instanceof Node.Sequence sequence) {
            for (int i = 0; i < sequence.items().size(); i++) {
                merged(sequence.items().get(i), schema.item(), path + "[" + i + "]");
            }
        } else if (node instanceof Node.Mapping mapping) {
            if (row != null && !row.required().isEmpty()) {
                required(mapping, row, path);
            }
            mapping.entries().forEach((key, entry) -> merged(entry.value(), schema.at(key), KeyPath.of(path, key)));
        }
    }

    private void required(Node.Mapping mapping, Row row, String path) {
        var missing = row.required().stream().filter(key -> mapping.get(key) == null).toList();
        if (missing.isEmpty() || problems.spoiled(path)) {
            return;
        }
        var names = "'%s'".formatted(String.join("', '", missing));
        if (row.shape() == Shape.MAPPING) {
            invalid(mapping.origin(), path, "missing propert%s %s".formatted(missing.size() == 1 ? "y" : "ies", names), null);
        } else {
            invalid(mapping.origin(), path, "must be " + row.shape().wording(), "or a mapping with " + names);
        }
    }
}
