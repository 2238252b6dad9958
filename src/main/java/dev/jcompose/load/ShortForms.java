package dev.jcompose.load;

import dev.jcompose.model.KeyPath;
import dev.jcompose.model.Origin;
import dev.jcompose.yaml.Node;
import dev.jcompose.yaml.Node.Entry;
import dev.jcompose.yaml.Node.Mapping;
import dev.jcompose.yaml.Node.Scalar;
import dev.jcompose.yaml.Node.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;

/// The short ways of writing an attribute, turned into the long one (Compose Specification). Marks (`!reset`,
/// `!override`) stay on what takes the value's place.
final class ShortForms {

    private ShortForms() {}

    /// `- key=value` becomes `key: value`, a bare `- key` becomes `key:` without value; numbers and flags become text.
    static Node keyValues(Node node, String path, Problems problems) {
        return keyValues(node, path, problems, false);
    }

    /// As [#keyValues], but a variable's name must not end in a space.
    static Node environment(Node node, String path, Problems problems) {
        return keyValues(node, path, problems, true);
    }

    private static Node keyValues(Node node, String path, Problems problems, boolean strictNames) {
        var entries = new LinkedHashMap<String, Entry>();
        switch (node) {
            case Scalar scalar -> {
                return scalar;
            }
            case Mapping mapping -> mapping.entries().forEach((key, entry) -> entries.put(key, entry.with(asText(entry.value()))));
            case Sequence sequence -> {
                for (int i = 0; i < sequence.items().size(); i++) {
                    var item = sequence.items().get(i);
                    if (!(item instanceof Scalar scalar) || !Scalars.isText(item)) {
                        problems.add(item.origin(), path, "%s.[%d]: unexpected type %s".formatted(path, i, goType(item)));
                        continue;
                    }
                    int equals = scalar.text().indexOf('=');
                    var key = equals < 0 ? scalar.text() : scalar.text().substring(0, equals);
                    if (strictNames && key.endsWith(" ")) {
                        problems.add(item.origin(), path, "'%s' environment variable %s is declared with a trailing space"
                                .formatted(Fields.decodePath(path), key));
                    }
                    entries.put(key, Entry.implied(key, equals < 0 ? Scalar.nothing(item.origin()) : value(scalar, equals)));
                }
            }
        }
        return new Mapping(entries, node.mark(), node.origin());
    }

    /// What stands after the `=`, also of the text before its variables were replaced.
    private static Scalar value(Scalar scalar, int equals) {
        int before = scalar.written() == null ? -1 : scalar.written().indexOf('=');
        return new Scalar(scalar.text().substring(equals + 1), false, Node.Mark.NONE, scalar.origin(),
                before < 0 ? null : scalar.written().substring(before + 1));
    }

    private static Node asText(Node node) {
        return node instanceof Scalar scalar && !scalar.isNull()
                ? new Scalar(Scalars.render(scalar), false, scalar.mark(), scalar.origin(), scalar.written()) : node;
    }

    private static String goType(Node node) {
        return switch (node) {
            case Mapping mapping -> "map[string]interface {}";
            case Sequence sequence -> "[]interface {}";
            case Scalar scalar -> switch (scalar.kind()) {
                case INT -> "int";
                case FLOAT -> "float64";
                case BOOL -> "bool";
                case NULL -> "<nil>";
                case STRING -> "string";
            };
        };
    }

    /// One text becomes a list of it.
    static Node texts(Node node, String path, Problems problems) {
        return node instanceof Scalar scalar && !scalar.isNull()
                ? new Sequence(List.of(scalar.marked(Node.Mark.NONE)), scalar.mark(), scalar.origin())
                : node;
    }

    /// A flag or number as text.
    static Node text(Node node, String path, Problems problems) {
        return asText(node);
    }

    /// `- name=place` becomes `name: place`; unlike [#keyValues] each needs a place.
    static Node contexts(Node node, String path, Problems problems) {
        if (node instanceof Sequence sequence) {
            sequence.items().stream().filter(item -> Keys.text(item).indexOf('=') < 0).forEach(item -> problems.add(item.origin(), path,
                    "%s: invalid value %s, expected key=value".formatted(path, Keys.text(item))));
        }
        return keyValues(node, path, problems);
    }

    /// `- id=path` becomes `id: path`, `- default` becomes `default:` without value: the agent.
    static Node sshKeys(Node node, String path, Problems problems) {
        if (node instanceof Sequence sequence) {
            sequence.items().stream().filter(item -> Keys.text(item).indexOf('=') < 0 && !Keys.text(item).equals("default"))
                    .forEach(item -> problems.add(item.origin(), path, "invalid ssh key \"%s\"".formatted(Keys.text(item)),
                            "write id=path, or default for the agent's keys"));
        }
        return keyValues(node, path, problems);
    }

    /// `source[:target[:permissions]]` becomes `{source, target, permissions}`.
    static Node devices(Node node, String path, Problems problems) {
        if (!(node instanceof Sequence sequence)) {
            return node;
        }
        var devices = new ArrayList<Node>();
        for (int i = 0; i < sequence.items().size(); i++) {
            var item = sequence.items().get(i);
            if (item instanceof Scalar scalar) {
                var parts = scalar.text().split(":", -1);
                if (parts.length > 3) {
                    problems.add(item.origin(), path + "[" + i + "]",
                            "confusing device mapping, please use long syntax: " + scalar.text(), "source, target and permissions");
                    continue;
                }
                var target = parts.length > 1 && !parts[1].isEmpty() ? parts[1] : parts[0];
                devices.add(mapping(item.origin(), "source", Scalar.text(parts[0], item.origin()), "target",
                        Scalar.text(target, item.origin()), "permissions",
                        Scalar.text(parts.length > 2 ? parts[2] : "rwm", item.origin())));
            } else if (Keys.target(item).isEmpty()) {
                problems.add(item.origin(), path + "[" + i + "]", "service device %s.[%d] is missing a mount target".formatted(path, i));
            } else {
                devices.add(item);
            }
        }
        return sequence.with(devices);
    }

    /// `all` becomes a request for all.
    static Node gpus(Node node, String path, Problems problems) {
        return node instanceof Scalar scalar && !scalar.isNull() ? new Sequence(List.of(mapping(scalar.origin(), "count",
                scalar.marked(Node.Mark.NONE))), scalar.mark(), scalar.origin()) : node;
    }

    /// Every item as text.
    static Node rendered(Node node, String path, Problems problems) {
        if (!(node instanceof Sequence sequence)) {
            return node;
        }
        var items = new ArrayList<Node>();
        for (int i = 0; i < sequence.items().size(); i++) {
            var item = sequence.items().get(i);
            if (item instanceof Scalar) {
                items.add(asText(item));
            } else {
                problems.add(item.origin(), path, "%s.[%d]: unsupported expose value".formatted(path, i), "write a port or a range of ports");
            }
        }
        return sequence.with(items);
    }

    /// A list of names becomes a mapping of names to null.
    static Node names(Node node, String path, Problems problems) {
        return named(node, Scalar::nothing);
    }

    /// A list of names becomes a mapping of names to `{condition: service_started, required: true}`.
    static Node dependencies(Node node, String path, Problems problems) {
        if (node instanceof Mapping mapping) {
            mapping.entries().forEach((name, entry) -> {
                if (entry.value() instanceof Mapping dependency && dependency.get("condition") == null
                        && !problems.spoiled(KeyPath.of(path, name))) {
                    problems.as(Code.SCHEMA).add(entry.place(), KeyPath.of(path, name), "validating %s: %s.%s missing property 'condition'"
                            .formatted(entry.place().file(), path, name), "for example condition: service_started");
                }
            });
        }
        return named(node, origin -> mapping(origin, "condition", Scalar.text("service_started", origin),
                "required", new Scalar("true", true, Node.Mark.NONE, origin)));
    }

    private static Node named(Node node, Function<Origin, Node> value) {
        if (!(node instanceof Sequence sequence)) {
            return node;
        }
        var entries = new LinkedHashMap<String, Entry>();
        sequence.items().forEach(item -> entries.put(Keys.text(item), Entry.implied(Keys.text(item), value.apply(item.origin()))));
        return new Mapping(entries, node.mark(), node.origin());
    }

    /// A path becomes `{context: path}`.
    static Node build(Node node, String path, Problems problems) {
        return node instanceof Scalar scalar && !scalar.isNull()
                ? mapping(scalar.origin(), "context", scalar.marked(Node.Mark.NONE)).marked(scalar.mark()) : node;
    }

    /// A command line becomes its words.
    static Node command(Node node, String path, Problems problems) {
        if (!(node instanceof Scalar scalar) || scalar.isNull()) {
            return node;
        }
        try {
            var words = CommandLine.split(scalar.text()).stream().map(word -> Scalar.text(word, scalar.origin())).toList();
            return new Sequence(List.copyOf(words), scalar.mark(), scalar.origin());
        } catch (CommandLine.Unbalanced e) {
            problems.add(scalar.origin(), path, "'%s' invalid command line string".formatted(Fields.decodePath(path)), e.getMessage());
            return new Sequence(List.of(), scalar.origin());
        }
    }

    /// A shell command becomes `[CMD-SHELL, command]`.
    static Node healthTest(Node node, String path, Problems problems) {
        return node instanceof Scalar scalar && !scalar.isNull()
                ? new Sequence(List.of(Scalar.text("CMD-SHELL", scalar.origin()), scalar.marked(Node.Mark.NONE)), scalar.mark(), scalar.origin())
                : node;
    }

    /// Paths become `{path: ...}`.
    static Node envFiles(Node node, String path, Problems problems) {
        if (!(texts(node, path, problems) instanceof Sequence sequence)) {
            return node;
        }
        var items = new ArrayList<Node>();
        for (int i = 0; i < sequence.items().size(); i++) {
            var item = sequence.items().get(i);
            if (item instanceof Mapping mapping && mapping.get("path") == null) {
                problems.add(item.origin(), path, "environment path attribute %s.[%d] is missing".formatted(path, i));
            } else {
                items.add(item instanceof Scalar scalar ? mapping(item.origin(), "path", scalar) : item);
            }
        }
        return sequence.with(items);
    }

    /// The name of a secret or config becomes `{source: name}`.
    static Node grants(Node node, String path, Problems problems) {
        return node instanceof Sequence sequence
                ? sequence.with(sequence.items().stream()
                        .map(item -> item instanceof Scalar scalar ? mapping(item.origin(), "source", scalar) : item).toList())
                : node;
    }

    /// `host=ip[,ip]`, `host:ip`, `host: ip` and `host: [ip, ip]` become a list of `host=ip`.
    static Node extraHosts(Node node, String path, Problems problems) {
        var items = new ArrayList<Node>();
        switch (node) {
            case Scalar scalar -> {
                return scalar;
            }
            case Sequence sequence -> {
                for (var item : sequence.items()) {
                    var text = Keys.text(item);
                    int cut = text.indexOf('=') >= 0 ? text.indexOf('=') : text.indexOf(':');
                    if (cut < 0) {
                        problems.add(item.origin(), path, "'%s' invalid additional host, missing IP: %s"
                                .formatted(Fields.decodePath(path), text), "write host=address");
                    } else {
                        addHost(items, text.substring(0, cut), text.substring(cut + 1), item, path, problems);
                    }
                }
            }
            case Mapping mapping -> mapping.entries().forEach((host, entry) -> {
                var addresses = entry.value() instanceof Sequence several ? several.items() : List.of(entry.value());
                addresses.forEach(address -> addHost(items, host, Keys.text(address), address, path, problems));
            });
        }
        return new Sequence(items, node.mark(), node.origin());
    }

    private static void addHost(List<Node> items, String host, String addresses, Node at, String path, Problems problems) {
        if (host.isEmpty()) {
            problems.add(at.origin(), path, "'%s' bad host name ''".formatted(Fields.decodePath(path)), "write host=address");
            return;
        }
        for (var address : addresses.split(",")) {
            var bare = address.startsWith("[") && address.endsWith("]") ? address.substring(1, address.length() - 1) : address;
            items.add(Scalar.text(host.strip() + "=" + bare, at.origin()));
        }
    }

    static Mapping mapping(Origin origin, Object... keysAndValues) {
        SequencedMap<String, Entry> entries = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            var key = (String) keysAndValues[i];
            entries.put(key, Entry.implied(key, (Node) keysAndValues[i + 1]));
        }
        return new Mapping(entries, origin);
    }
}
