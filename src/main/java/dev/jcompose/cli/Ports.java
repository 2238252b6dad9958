package dev.jcompose.cli;

import dev.jcompose.engine.ContainerInfo.PublishedPort;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/// Ports as `docker ps` shows them: `0.0.0.0:8080->80/tcp, 6000-6002/udp`.
final class Ports {

    private static final Comparator<PublishedPort> ORDER = Comparator.comparingInt(PublishedPort::target)
            .thenComparing(Ports::ip)
            .thenComparingInt(PublishedPort::published)
            .thenComparing(PublishedPort::protocol);

    private Ports() {}

    static List<PublishedPort> sorted(List<PublishedPort> ports) {
        return ports.stream().sorted(ORDER).toList();
    }

    static String ip(PublishedPort port) {
        return port.hostIp() == null ? "" : port.hostIp();
    }

    /// Neighbouring ports that are not translated make one range.
    static String text(List<PublishedPort> ports) {
        record Key(String ip, String protocol) {}
        var ranges = new LinkedHashMap<Key, int[]>();
        var parts = new ArrayList<String>();
        var translated = new ArrayList<String>();
        for (var port : sorted(ports)) {
            var key = new Key(ip(port), port.protocol());
            if (!key.ip.isEmpty() && port.published() != port.target()) {
                translated.add(joined(key.ip, String.valueOf(port.published())) + "->" + port.target() + "/" + port.protocol());
                continue;
            }
            var range = ranges.get(key);
            if (range != null && port.target() == range[1] + 1) {
                range[1] = port.target();
                continue;
            }
            if (range != null) {
                parts.add(range(key.ip, key.protocol, range));
            }
            ranges.put(key, new int[] {port.target(), port.target()});
        }
        ranges.forEach((key, range) -> parts.add(range(key.ip, key.protocol, range)));
        parts.addAll(translated);
        return String.join(", ", parts);
    }

    private static String range(String ip, String protocol, int[] range) {
        var ports = range[0] == range[1] ? String.valueOf(range[0]) : range[0] + "-" + range[1];
        return (ip.isEmpty() ? ports : joined(ip, ports) + "->" + ports) + "/" + protocol;
    }

    private static String joined(String ip, String port) {
        return (ip.contains(":") ? "[" + ip + "]" : ip) + ":" + port;
    }
}
