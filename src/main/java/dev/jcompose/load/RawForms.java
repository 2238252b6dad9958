package dev.jcompose.load;

import dev.jcompose.yaml.Node;
import dev.jcompose.yaml.Node.Entry;
import dev.jcompose.yaml.Node.Mapping;
import dev.jcompose.yaml.Node.Scalar;
import dev.jcompose.yaml.Node.Sequence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How far files are brought into long form, and how they are merged, while their variables stay: what cannot be read without a
/// variable's value stays as it was written, and so does everything that only binding needs in long form.
final class RawForms {

    /// Attributes that stay as written.
    private static final Set<String> KEPT = Set.of("build.args", "build.labels", "build.no_cache_filter", "build.extra_hosts",
            "dns_search", "expose", "tmpfs", "deploy.labels", "command", "entrypoint", "environment", "group_add", "labels", "annotations",
            "healthcheck.test", "extra_hosts", "sysctls", "volumes[].volume.labels");
    private static final Map<String, Row.ShortForm> OTHERS = Map.of(
            "ports", RawForms::ports,
            "volumes", (node, path, problems) -> each(node, path, MountForms::volumes),
            "devices", (node, path, problems) -> each(node, path, ShortForms::devices),
            "depends_on", RawForms::dependencies,
            "env_file", RawForms::envFiles,
            "gpus", (node, path, problems) -> node instanceof Scalar ? ShortForms.gpus(node, path, problems) : node,
            "build.additional_contexts", (node, path, problems) -> attempted(node, path, ShortForms::contexts));

    private RawForms() {}

    static Row.@Nullable ShortForm of(Row row) {
        if (row.path().startsWith("services.*.")) {
            var attribute = row.path().substring("services.*.".length());
            var other = OTHERS.get(attribute);
            return KEPT.contains(attribute) || row.path().contains("_start") || row.path().contains("pre_stop") || attribute.endsWith(".options")
                    ? null : other == null ? row.shortForm() : other;
        }
        return row.path().endsWith(".labels") ? null : row.shortForm();
    }

    /// How two values meet: what may be written as a mapping or as a list becomes a list.
    static Node merge(MergeRule rule, Node base, Node override) {
        if (rule == MergeRule.ENTRIES) {
            return MergeRule.KEY_VALUES.merge(list(base), list(override));
        }
        boolean lists = rule != MergeRule.REPLACE && rule != MergeRule.LOGGING && rule != MergeRule.POOLS;
        return lists ? rule.merge(list(base), list(override)) : rule.merge(base, override);
    }

    static Node alone(MergeRule rule, Node node) {
        return rule == MergeRule.ENTRIES && node instanceof Sequence ? MergeRule.KEY_VALUES.alone(node) : rule.alone(node);
    }

    /// `a: 1` as `- a=1`, sorted; one text as a list of it.
    private static Node list(Node node) {
        return switch (node) {
            case Sequence sequence -> sequence;
            case Scalar scalar -> scalar.isNull() ? scalar : new Sequence(List.of(scalar), scalar.origin());
            case Mapping mapping -> {
                var items = new ArrayList<Node>();
                mapping.entries().forEach((key, entry) -> {
                    var values = entry.value() instanceof Sequence several ? several.items() : List.of(entry.value());
                    values.forEach(value -> items.add(Scalar.text(value instanceof Scalar scalar && scalar.isNull() ? key
                            : key + "=" + Keys.text(value), value.origin())));
                });
                items.sort(Comparator.comparing(Keys::text));
                yield new Sequence(items, mapping.mark(), mapping.origin());
            }
        };
    }

    /// As long as each can be read; one that cannot leaves all of them as they are.
    private static Node ports(Node node, String path, Problems problems) {
        if (!(node instanceof Sequence sequence)) {
            return node;
        }
        var ports = new ArrayList<Node>();
        for (var item : sequence.items()) {
            var one = sequence.with(List.of(item));
            var read = item instanceof Scalar ? attempted(one, path, PortForms::ports) : one;
            if (read == one && item instanceof Scalar) {
                return node;
            }
            ports.addAll(((Sequence) read).items());
        }
        return sequence.with(ports);
    }

    /// Each item that can be read.
    private static Node each(Node node, String path, Row.ShortForm form) {
        return node instanceof Sequence sequence ? sequence.mapped((i, item) -> item instanceof Scalar
                && attempted(sequence.with(List.of(item)), path, form) instanceof Sequence read ? read.items().getFirst() : item) : node;
    }

    private static Node attempted(Node node, String path, Row.ShortForm form) {
        var problems = new Problems();
        var read = form.expand(node, path, problems);
        return problems.isEmpty() ? read : node;
    }

    private static Node dependencies(Node node, String path, Problems problems) {
        return ShortForms.dependencies(node, path, problems) instanceof Mapping dependencies
                ? dependencies.mapped((name, entry) -> entry.value() instanceof Mapping edge
                        ? with(edge, "required", new Scalar("true", true, Node.Mark.NONE, edge.origin())) : entry.value())
                : node;
    }

    private static Node envFiles(Node node, String path, Problems problems) {
        return ShortForms.envFiles(node, path, problems) instanceof Sequence files
                ? files.mapped((i, item) -> item instanceof Mapping file
                        ? with(file, "required", new Scalar("true", true, Node.Mark.NONE, file.origin())) : item)
                : node;
    }

    /// A mapping with a value for a key that it does not have.
    static Mapping with(Mapping mapping, String key, Node value) {
        if (mapping.get(key) != null) {
            return mapping;
        }
        var entries = new LinkedHashMap<>(mapping.entries());
        entries.put(key, Entry.implied(key, value));
        return mapping.with(entries);
    }}
