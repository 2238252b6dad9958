package dev.jcompose.copy;

import dev.jcompose.engine.EngineInfo;

/// Where the published ports of a copy can be.
public enum HostPorts {
    /// At an address of the copy's own, with the numbers of the files.
    OWN_ADDRESS,
    /// At free ports of this machine's `127.0.0.1`.
    FREE_PORTS,
    /// At free ports of the engine's machine, at the addresses of the files: its loopback addresses are not reached from here.
    FREE_PORTS_ELSEWHERE;

    /// Every address from `127.0.0.0` on can be bound on Linux; elsewhere only those that somebody set up.
    ///
    /// @param operatingSystem of this machine, as Java calls it
    public static HostPorts of(String operatingSystem, EngineInfo engine) {
        return !engine.local() ? FREE_PORTS_ELSEWHERE : operatingSystem.equals("Linux") ? OWN_ADDRESS : FREE_PORTS;
    }
}
