package dev.jcompose.observe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/// The IPv4 networks this machine has routes to, so that a new network does not hide one of them (a VPN, a lab).
public final class HostRoutes {

    private static final Path TABLE = Path.of("/proc/net/route");

    private HostRoutes() {}

    /// Networks such as `10.8.0.0/24`, without the default route; empty where the system does not tell.
    public static Set<String> read() {
        if (!Files.isReadable(TABLE)) {
            return Set.of();
        }
        try {
            return parse(Files.readString(TABLE));
        } catch (IOException unreadable) {
            return Set.of();
        }
    }

    /// Reads the kernel's table: a header, then a line a route with destination and mask as little-endian hexadecimal.
    static Set<String> parse(String table) {
        var routes = new TreeSet<String>();
        table.lines().skip(1).forEach(line -> {
            var fields = line.trim().split("\\s+");
            if (fields.length < 8) {
                return;
            }
            int destination = Integer.reverseBytes(Integer.parseUnsignedInt(fields[1], 16));
            int prefix = Integer.bitCount(Integer.parseUnsignedInt(fields[7], 16));
            if (prefix > 0) {
                routes.add((destination >>> 24) + "." + (destination >> 16 & 255) + "." + (destination >> 8 & 255) + "."
                        + (destination & 255) + "/" + prefix);
            }
        });
        return routes;
    }
}
