package dev.jcompose.observe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What can be seen of the machine that jcompose runs on, beside the engine.
public interface Machine {

    boolean isLinux();

    List<HostRoute> routes();

    /// Who holds one of these ports; empty where the system does not tell.
    List<Listener> listeners(Set<Integer> ports);

    NameServers nameServers();

    /// @return empty when that cannot be seen
    Optional<DiskSpace> disk(String folder);

    boolean hasFolder(String path);

    /// This machine.
    Machine REAL = new Machine() {
        @Override
        public boolean isLinux() {
            return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux");
        }

        @Override
        public List<HostRoute> routes() {
            return HostRoutes.list();
        }

        @Override
        public List<Listener> listeners(Set<Integer> ports) {
            return new Listeners(Path.of("/proc")).on(ports);
        }

        @Override
        public NameServers nameServers() {
            return new NameServers(servers(Path.of("/etc/resolv.conf")), servers(Path.of("/run/systemd/resolve/resolv.conf")));
        }

        private static List<String> servers(Path file) {
            try {
                return Files.isReadable(file) ? NameServers.parse(Files.readString(file)) : List.of();
            } catch (IOException unreadable) {
                return List.of();
            }
        }

        /// A folder that only root sees lies where the folder above it does.
        @Override
        public Optional<DiskSpace> disk(String folder) {
            for (var path = Path.of(folder); path != null; path = path.getParent()) {
                try {
                    var store = Files.getFileStore(path);
                    return Optional.of(new DiskSpace(store.getUsableSpace(), store.getTotalSpace()));
                } catch (IOException hidden) {
                    continue;
                }
            }
            return Optional.empty();
        }

        @Override
        public boolean hasFolder(String path) {
            try {
                return Files.isDirectory(Path.of(path));
            } catch (InvalidPathException none) {
                return false;
            }
        }
    };
}
