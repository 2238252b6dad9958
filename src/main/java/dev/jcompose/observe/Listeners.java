package dev.jcompose.observe;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Who holds which port of this machine, as Linux tells it under `/proc`.
final class Listeners {

    private static final List<String> TABLES = List.of("tcp", "tcp6", "udp", "udp6");

    private final Path proc;

    Listeners(Path proc) {
        this.proc = proc;
    }

    /// @return those on one of these ports; none where the system does not tell
    List<Listener> on(Set<Integer> ports) {
        var found = new HashMap<SocketTable.Row, String>();
        for (var table : TABLES) {
            rows(table).stream().filter(row -> ports.contains(row.port())).forEach(row -> found.put(row, table.substring(0, 3)));
        }
        var wanted = new HashSet<String>();
        found.keySet().forEach(row -> wanted.add("socket:[" + row.inode() + "]"));
        var holders = wanted.isEmpty() ? Map.<String, String>of() : holders(wanted);
        var listeners = new ArrayList<Listener>();
        found.forEach((row, protocol) -> listeners.add(new Listener(protocol, row.address(), row.port(),
                holders.getOrDefault("socket:[" + row.inode() + "]", ""))));
        return listeners;
    }

    private List<SocketTable.Row> rows(String table) {
        var file = proc.resolve("net").resolve(table);
        try {
            return Files.isReadable(file) ? SocketTable.parse(Files.readString(file)) : List.of();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    /// The process that has each of these files open, as far as this user may see it. A process that ends meanwhile is passed over.
    private Map<String, String> holders(Set<String> files) {
        var holders = new HashMap<String, String>();
        for (var process : entries(proc, "[0-9]*")) {
            for (var open : entries(process.resolve("fd"), "*")) {
                try {
                    var file = Files.readSymbolicLink(open).toString();
                    if (files.contains(file)) {
                        holders.putIfAbsent(file, Files.readString(process.resolve("comm")).strip() + " (process " + process.getFileName() + ")");
                    }
                } catch (IOException | UnsupportedOperationException closed) {
                    continue;
                }
            }
        }
        return holders;
    }

    private static List<Path> entries(Path folder, String glob) {
        var entries = new ArrayList<Path>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, glob)) {
            stream.forEach(entries::add);
        } catch (IOException | DirectoryIteratorException forbidden) {
            return entries;
        }
        return entries;
    }
}
