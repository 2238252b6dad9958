package dev.jcompose.observe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The IPv4 networks this machine has routes to, so that a new network does not hide one of them (a VPN, a lab).
public final class HostRoutes {

    private static final Path TABLE = Path.of("/proc/net/route");

    private HostRoutes() {}

    /// Networks such as `10.8.0.0/24`, without the default route; empty where the system does not tell.
    public static Set<String> read() {
        return networks(list());
    }

    /// Likewise, each with its device.
    public static List<HostRoute> list() {
        if (!Files.isReadable(TABLE)) {
            return List.of();
        }
        try {
            return parse(Files.readString(TABLE));
        } catch (IOException unreadable) {
            return List.of();
        }
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
