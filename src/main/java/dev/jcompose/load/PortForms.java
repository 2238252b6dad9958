package dev.jcompose.load;

import dev.jcompose.yaml.Node;
import dev.jcompose.yaml.Node.Entry;
import dev.jcompose.yaml.Node.Mapping;
import dev.jcompose.yaml.Node.Scalar;
import dev.jcompose.yaml.Node.Sequence;
import dev.jcompose.yaml.ScalarKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The short syntax of ports, `[[IP:][HOST]:]CONTAINER[/PROTOCOL]`, ranges included.
final class PortForms {
    private static final Pattern RANGE = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?");
    private static final String HOW = "write [[IP:]HOST:]CONTAINER[/tcp|udp|sctp], ports from 1 to 65535";

    private PortForms() {}

    private static final class BadPort extends Exception {
        private static final long serialVersionUID = 1L;

        BadPort(String message) {
            super(message);
        }
    }

    private static final class TooMany extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private record Range(int from, int to) {
        int size() {
            return to - from + 1;
        }

        /// @throws BadPort when the text is no port or range of ports
        static Range of(String text, String what) throws BadPort {
            var matcher = RANGE.matcher(text);
            if (matcher.matches()) {
                int from = Integer.parseInt(matcher.group(1));
                int to = matcher.group(2) == null ? from : Integer.parseInt(matcher.group(2));
                if (from <= to && to <= 65535) {
                    return new Range(from, to);
                }
            }
            throw new BadPort("Invalid %s: %s".formatted(what, text));
        }
    }

    static Node ports(Node node, String path, Problems problems) {
        if (!(node instanceof Sequence sequence)) {
            return node;
        }
        var ports = new ArrayList<Node>();
        for (int i = 0; i < sequence.items().size(); i++) {
            var item = sequence.items().get(i);
            switch (item) {
                case Mapping mapping -> ports.add(completed(mapping));
                case Scalar scalar when scalar.kind() == ScalarKind.FLOAT ->
                        problems.add(item.origin(), path, path + ": invalid type float64 for port", HOW);
                case Scalar scalar -> {
                    try {
                        ports.addAll(shortSyntax(Scalars.render(scalar), scalar, problems));
                    } catch (TooMany e) {
                        problems.as(Code.LIMIT).add(item.origin(), path + "[" + i + "]", "%s: the port ranges of all services together are more than %d ports"
                                .formatted(path, Problems.PORTS), "publish fewer ports");
                        return sequence.with(ports);
                    } catch (BadPort e) {
                        problems.add(item.origin(), path + "[" + i + "]", String.valueOf(e.getMessage()), HOW);
                    }
                }
                case Sequence nested -> { }
            }
        }
        return sequence.with(ports);
    }

    /// Mode and protocol have defaults; a published port is text.
    private static Node completed(Mapping mapping) {
        var entries = new LinkedHashMap<>(mapping.entries());
        entries.putIfAbsent("mode", Entry.implied("mode", Scalar.text("ingress", mapping.origin())));
        entries.putIfAbsent("protocol", Entry.implied("protocol", Scalar.text("tcp", mapping.origin())));
        entries.computeIfPresent("published", (key, entry) -> entry.value() instanceof Scalar scalar && !scalar.isNull()
                ? entry.with(Scalar.text(Scalars.render(scalar), scalar.origin())) : entry);
        return mapping.with(entries);
    }

    private static List<Node> shortSyntax(String text, Scalar at, Problems problems) throws BadPort, TooMany {
        int slash = text.indexOf('/');
        var protocol = slash < 0 || slash == text.length() - 1 ? "tcp" : text.substring(slash + 1).toLowerCase(java.util.Locale.ROOT);
        var rest = slash < 0 ? text : text.substring(0, slash);
        int lastColon = rest.lastIndexOf(':');
        var container = rest.substring(lastColon + 1);
        var before = lastColon < 0 ? "" : rest.substring(0, lastColon);
        if (container.isEmpty()) {
            throw new BadPort("No port specified: %s<empty>".formatted(lastColon < 0 ? "" : before + ":"));
        }
        int hostColon = before.lastIndexOf(':');
        var host = before.substring(hostColon + 1);
        var address = hostColon < 0 ? "" : address(before.substring(0, hostColon));
        var targets = Range.of(container, "containerPort");
        var published = host.isEmpty() ? null : Range.of(host, "hostPort");
        if (published != null && published.size() != targets.size() && targets.size() != 1) {
            throw new BadPort("Invalid ranges specified for container and host Ports: %s and %s".formatted(container, host));
        }
        if (!List.of("tcp", "udp", "sctp").contains(protocol)) {
            throw new BadPort("Invalid proto: " + protocol);
        }
        if (targets.from() == 0) {
            throw new BadPort("Invalid containerPort: " + container);
        }
        if (!problems.takePorts(targets.size())) {
            throw new TooMany();
        }
        return expand(targets, published, host, address, protocol, at);
    }

    private static List<Node> expand(Range targets, @Nullable Range published, String host, String address, String protocol, Scalar at) {
        var offsets = new ArrayList<Integer>();
        for (int i = 0; i < targets.size(); i++) {
            offsets.add(i);
        }
        // Docker Compose orders a range as text, and the order shows in its configuration hash
        var texts = offsets.stream().map(offset -> targets.from() + offset + "/" + protocol).toList();
        offsets.sort(Comparator.comparing(texts::get));
        var ports = new ArrayList<Node>();
        for (int offset : offsets) {
            var fields = new LinkedHashMap<String, Entry>();
            put(fields, "mode", Scalar.text("ingress", at.origin()));
            if (!address.isEmpty()) {
                put(fields, "host_ip", Scalar.text(address, at.origin()));
            }
            put(fields, "target", new Scalar(String.valueOf(targets.from() + offset), true, Node.Mark.NONE, at.origin()));
            if (published != null) {
                var port = published.size() == targets.size() ? String.valueOf(published.from() + offset) : host;
                put(fields, "published", Scalar.text(port, at.origin()));
            }
            put(fields, "protocol", Scalar.text(protocol, at.origin()));
            ports.add(new Mapping(fields, at.origin()));
        }
        return ports;
    }

    private static void put(LinkedHashMap<String, Entry> fields, String key, Node value) {
        fields.put(key, Entry.implied(key, value));
    }

    private static String address(String text) throws BadPort {
        if (text.startsWith("[") && text.endsWith("]")) {
            text = text.substring(1, text.length() - 1);
        } else if (text.indexOf(':') >= 0) {
            throw new BadPort("Invalid ip address %s: address %s:: too many colons in address".formatted(text, text));
        }
        if (!text.isEmpty() && !Addresses.isIp(text)) {
            throw new BadPort("Invalid ip address: " + text);
        }
        return text;
    }
}
