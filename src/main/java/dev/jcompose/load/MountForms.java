package dev.jcompose.load;

import dev.jcompose.yaml.Node;
import dev.jcompose.yaml.Node.Entry;
import dev.jcompose.yaml.Node.Mark;
import dev.jcompose.yaml.Node.Mapping;
import dev.jcompose.yaml.Node.Scalar;
import dev.jcompose.yaml.Node.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The short syntax of mounts, `[SOURCE:]TARGET[:OPTIONS]`.
final class MountForms {
    private static final Set<String> PROPAGATIONS =
            Set.of("private", "rprivate", "shared", "rshared", "slave", "rslave");

    private MountForms() {}

    static Node volumes(Node node, String path, Problems problems) {
        if (!(node instanceof Sequence sequence)) {
            return node;
        }
        var mounts = new ArrayList<Node>();
        for (int i = 0; i < sequence.items().size(); i++) {
            var item = sequence.items().get(i);
            if (item instanceof Scalar scalar) {
                var complaint = complaint(scalar.text());
                if (complaint == null) {
                    mounts.add(shortSyntax(scalar));
                } else {
                    problems.add(item.origin(), path + "[" + i + "]", complaint, "write [SOURCE:]TARGET[:ro]");
                }
            } else if (item instanceof Mapping mapping && Keys.target(mapping).isEmpty()) {
                problems.add(item.origin(), path + "[" + i + "]", "service volume %s.[%d] is missing a mount target".formatted(path, i));
            } else if (item instanceof Mapping mapping) {
                mounts.add(mapping);
            }
        }
        return sequence.with(mounts);
    }

    private static @Nullable String complaint(String text) {
        if (text.isEmpty()) {
            return "invalid empty volume spec";
        }
        if (text.length() <= 2) {
            return null;
        }
        var parts = split(text);
        if (parts.stream().anyMatch(String::isEmpty)) {
            return "invalid spec: %s: empty section between colons".formatted(text);
        }
        return parts.size() > 3 ? "invalid spec: %s: too many colons".formatted(text) : null;
    }

    /// At the colons, but not at that of a Windows drive (one letter, then a colon) or of a variable (`${A:-b}`).
    private static List<String> split(String text) {
        var parts = new ArrayList<String>();
        int start = 0;
        int open = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '{' && i > 0 && text.charAt(i - 1) == '$') {
                open++;
            } else if (c == '}' && open > 0) {
                open--;
            } else if (c == ':' && open == 0) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        for (int i = 0; i + 1 < parts.size(); i++) {
            if (parts.get(i).length() == 1 && Character.isLetter(parts.get(i).charAt(0))) {
                parts.set(i, parts.get(i) + ":" + parts.remove(i + 1));
            }
        }
        return parts;
    }

    private static Mapping shortSyntax(Scalar scalar) {
        var text = scalar.text();
        var parts = text.length() <= 2 ? List.of(text) : split(text);
        var source = parts.size() > 1 ? parts.getFirst() : "";
        var target = parts.size() > 1 ? parts.get(1) : parts.getFirst();
        var options = parts.size() > 2 ? List.of(parts.get(2).split(",")) : List.<String>of();
        boolean bind = isPath(source);
        var mount = new LinkedHashMap<String, Entry>();
        put(mount, "type", scalar, bind ? "bind" : "volume");
        if (!source.isEmpty()) {
            put(mount, "source", scalar, source);
        }
        put(mount, "target", scalar, HostPaths.clean(target));
        var bindOptions = new LinkedHashMap<String, Entry>();
        var volumeOptions = new LinkedHashMap<String, Entry>();
        if (bind) {
            putFlag(bindOptions, "create_host_path", scalar);
        }
        for (var option : options) {
            switch (option) {
                case "ro" -> putFlag(mount, "read_only", scalar);
                case "rw" -> mount.remove("read_only");
                case "nocopy" -> putFlag(volumeOptions, "nocopy", scalar);
                case "z", "Z" -> put(bindOptions, "selinux", scalar, option);
                case String word when PROPAGATIONS.contains(word) -> put(bindOptions, "propagation", scalar, word);
                default -> { }
            }
        }
        if (bind || !bindOptions.isEmpty()) {
            mount.put("bind", Entry.implied("bind", new Mapping(bindOptions, scalar.origin())));
        }
        if (!bind && text.length() > 2 || !volumeOptions.isEmpty()) {
            mount.put("volume", Entry.implied("volume", new Mapping(volumeOptions, scalar.origin())));
        }
        return new Mapping(mount, scalar.origin());
    }

    private static boolean isPath(String source) {
        return source.startsWith(".") || source.startsWith("/") || source.startsWith("~") || source.startsWith("\\\\")
                || source.length() > 1 && source.charAt(1) == ':';
    }

    private static void put(LinkedHashMap<String, Entry> fields, String key, Scalar at, String text) {
        fields.put(key, Entry.implied(key, Scalar.text(text, at.origin())));
    }

    private static void putFlag(LinkedHashMap<String, Entry> fields, String key, Scalar at) {
        fields.put(key, Entry.implied(key, new Scalar("true", true, Mark.NONE, at.origin())));
    }
}
