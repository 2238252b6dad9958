package dev.jcompose.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A container as the engine lists it.
///
/// @param id       64 hex digits
/// @param name     without the leading slash
/// @param image    as it was asked for at creation
/// @param imageId  the image's ID
/// @param status   the engine's words: `Up 2 minutes (healthy)`
/// @param exitCode of its last run; 0 when it never ended
/// @param networks by network name
public record ContainerInfo(
        String id,
        String name,
        String image,
        String imageId,
        String command,
        Instant created,
        ContainerState state,
        String status,
        Health health,
        int exitCode,
        Map<String, String> labels,
        List<PublishedPort> ports,
        Map<String, NetworkEndpoint> networks,
        List<MountInfo> mounts) {

    public ContainerInfo {
        labels = Map.copyOf(labels);
        ports = List.copyOf(ports);
        networks = Map.copyOf(networks);
        mounts = List.copyOf(mounts);
    }

    /// The value of a label, empty when it has none.
    public String label(String key) {
        return labels.getOrDefault(key, "");
    }

    public boolean isRunning() {
        return state == ContainerState.RUNNING || state == ContainerState.RESTARTING;
    }

    /// Whether it has an end to come: it runs, is between two runs, or is paused.
    public boolean isUp() {
        return isRunning() || state == ContainerState.PAUSED;
    }

    /// @param hostIp null when the port is not published
    /// @param published 0 when the port is not published
    public record PublishedPort(@Nullable String hostIp, int target, int published, String protocol) {}

    /// @param address       what it has now; empty while it does not run
    /// @param fixedAddress  what it was made with, also while it is stopped; null when the engine chooses
    /// @param address6      its IPv6 address now; empty when it has none
    /// @param fixedAddress6 likewise what it was made with
    public record NetworkEndpoint(String networkId, String address, @Nullable String fixedAddress, List<String> aliases, String address6,
            @Nullable String fixedAddress6) {

        public NetworkEndpoint {
            aliases = List.copyOf(aliases);
        }

        /// Without IPv6.
        public NetworkEndpoint(String networkId, String address, @Nullable String fixedAddress, List<String> aliases) {
            this(networkId, address, fixedAddress, aliases, "", null);
        }

        /// Its IPv4 address, or the one that it will have when it starts; empty when that is not known.
        public String settledAddress() {
            return settled(address, fixedAddress);
        }

        /// Likewise of IPv6.
        public String settledAddress6() {
            return settled(address6, fixedAddress6);
        }

        private static String settled(String now, @Nullable String fixed) {
            return !now.isEmpty() || fixed == null ? now : fixed;
        }
    }

    /// @param type   `bind`, `volume`, `tmpfs`
    /// @param name   the volume's name; empty for the others
    /// @param source where it is on the host
    public record MountInfo(String type, String name, String source, String target, boolean writable) {}
}
