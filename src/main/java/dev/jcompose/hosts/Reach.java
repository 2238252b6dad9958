package dev.jcompose.hosts;

import org.jspecify.annotations.Nullable;

/// How this machine reaches an engine's containers.
///
/// @param direct    whether at their own addresses
/// @param published the address of ports that are published on all addresses of the engine's machine; null when that is not known
/// @param local     whether the engine's loopback addresses are this machine's
public record Reach(boolean direct, @Nullable String published, boolean local) {

    /// The address at which a port is reached that is published there.
    ///
    /// @param hostIp `0.0.0.0`, `127.0.0.1`...; null or empty for all
    /// @return null when it is not reached
    @Nullable String of(@Nullable String hostIp) {
        if (hostIp == null || hostIp.isEmpty() || hostIp.equals("0.0.0.0") || hostIp.equals("::")) {
            return published;
        }
        boolean loopback = hostIp.startsWith("127.") || hostIp.equals("::1");
        return loopback && !local ? null : hostIp;
    }
}
