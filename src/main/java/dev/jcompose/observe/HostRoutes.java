package dev.jcompose.observe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The networks this machine has routes to, so that a new network does not hide one of them (a VPN, a lab).
public final class HostRoutes {

    private static final Path TABLE = Path.of("/proc/net/route");
    private static final Path TABLE6 = Path.of("/proc/net/ipv6_route");
    private static final Set<String> EVERYWHERE = Set.of("fe80", "ff00");

    private HostRoutes() {}

    /// Networks such as `10.8.0.0/24` and `fd00:0000:0000:0008:0000:0000:0000:0000/64`, without the default route; empty where the system does not tell.
    public static Set<String> read() {
        var networks = networks(list());
        networks.addAll(parse6(text(TABLE6)));
        return networks;
    }

    /// Those of IPv4, each with its device.
    public static List<HostRoute> list() {
        return parse(text(TABLE));
    }

    private static String text(Path table) {
        try {
            return Files.isReadable(table) ? Files.readString(table) : "";
        } catch (IOException unreadable) {
            return "";
        }
    }

    /// Reads the kernel's table of IPv6: a line a route, with destination and length of the prefix in hexadecimal; without single addresses
    /// and what every machine has, the link-local and multicast networks.
    static Set<String> parse6(String table) {
        var networks = new TreeSet<String>();
        table.lines().forEach(line -> {
            var fields = line.trim().split("\\s+");
            if (fields.length < 10 || fields[0].length() != 32) {
                return;
            }
            int prefix = Integer.parseInt(fields[1], 16);
            if (prefix > 0 && prefix < 128 && !EVERYWHERE.contains(fields[0].substring(0, 4))) {
                networks.add(fields[0].replaceAll("(....)(?=.)", "$1:") + "/" + prefix);
            }
        });
        return networks;
    }

    static Set<String> networks(List<HostRoute> routes) {
        var networks = new TreeSet<String>();
        routes.forEach(route -> networks.add(route.network()));
        return networks;
    }

    /// Reads the kernel's table: a header, then a line a route with destination and mask as little-endian hexadecimal.
    static List<HostRoute> parse(String table) {
        var routes = new ArrayList<HostRoute>();
        table.lines().skip(1).forEach(line -> {
            var fields = line.trim().split("\\s+");
            if (fields.length < 8) {
                return;
            }
            int destination = Integer.reverseBytes(Integer.parseUnsignedInt(fields[1], 16));
            int prefix = Integer.bitCount(Integer.parseUnsignedInt(fields[7], 16));
            if (prefix > 0) {
                routes.add(new HostRoute(fields[0], (destination >>> 24) + "." + (destination >> 16 & 255) + "."
                        + (destination >> 8 & 255) + "." + (destination & 255) + "/" + prefix));
            }
        });
        return routes;
    }
}
