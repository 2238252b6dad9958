package dev.jcompose.engine;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How an engine is set up and doing, as it tells itself.
///
/// @param operatingSystem in its own words: `Debian GNU/Linux 12 (bookworm)`, `Docker Desktop`
/// @param dataRoot        the folder on its machine that holds images, containers and volumes; empty when it does not tell
/// @param time            its clock; null when it does not tell
/// @param security        `name=seccomp,profile=default`, `name=rootless`...
/// @param pools           from which it takes subnets for networks that name none; empty when nobody changed the built-in ones
/// @param warnings        what it warns of itself: `WARNING: No swap limit support`
public record EngineStatus(String operatingSystem, String dataRoot, @Nullable Instant time, List<String> security, List<Pool> pools,
        List<String> warnings) {

    private static final String DESKTOP = "Docker Desktop";

    public EngineStatus {
        security = List.copyOf(security);
        pools = List.copyOf(pools);
        warnings = List.copyOf(warnings);
    }

    /// @param base a block of addresses, IPv4 or IPv6
    /// @param size the prefix of the subnets that it is cut into
    public record Pool(String base, int size) {}

    /// Whether it runs without root's rights, in a network of its own.
    public boolean isRootless() {
        return security.stream().anyMatch(option -> option.equals("name=rootless") || option.startsWith("name=rootless,"));
    }

    /// Whether it runs in a virtual machine, though its socket is on this one.
    public boolean isInVirtualMachine() {
        return operatingSystem.equals(DESKTOP);
    }
}
