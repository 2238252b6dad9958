package dev.jcompose.model;

import org.jspecify.annotations.Nullable;

/// A container port and where it is published (Compose Specification, `ports`, long syntax).
///
/// @param name        null when unset
/// @param mode        `ingress` or `host`
/// @param hostIp      null for all interfaces
/// @param target      the port in the container, 1 to 65535
/// @param published   a port, a range `8000-8010`, or null: the engine chooses one
/// @param protocol    `tcp`, `udp` or `sctp`
/// @param appProtocol null when unset
public record PortMapping(
        @Nullable String name,
        String mode,
        @Nullable String hostIp,
        int target,
        @Nullable String published,
        String protocol,
        @Nullable String appProtocol,
        Value.Mapping extensions) {

    public PortMapping withHost(@Nullable String hostIp, @Nullable String published) {
        return new PortMapping(name, mode, hostIp, target, published, protocol, appProtocol, extensions);
    }
}
