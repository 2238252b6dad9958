package dev.jcompose.model;

import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// How a service joins a network.
///
/// @param gwPriority    the network with the highest gives the container its default gateway
/// @param interfaceName the interface's name in the container; null leaves it to the engine
/// @param ipv4Address a fixed address from the file; null when the file names none
/// @param priority    the network with the highest is the container's primary one
public record NetworkAttachment(
        List<String> aliases,
        @Nullable String ipv4Address,
        @Nullable String ipv6Address,
        List<String> linkLocalIps,
        @Nullable String macAddress,
        SequencedMap<String, String> driverOpts,
        int priority,
        int gwPriority,
        @Nullable String interfaceName,
        Value.Mapping extensions) {

    public static final NetworkAttachment DEFAULT = new NetworkAttachment(List.of(), null, null, List.of(), null,
            Ordered.copy(new java.util.LinkedHashMap<>()), 0, 0, null, Value.Mapping.EMPTY);

    public NetworkAttachment withAliases(List<String> aliases) {
        return new NetworkAttachment(aliases, ipv4Address, ipv6Address, linkLocalIps, macAddress, driverOpts, priority, gwPriority,
                interfaceName, extensions);
    }

    public NetworkAttachment withAddresses(@Nullable String ipv4Address, @Nullable String ipv6Address) {
        return new NetworkAttachment(aliases, ipv4Address, ipv6Address, linkLocalIps, macAddress, driverOpts, priority, gwPriority,
                interfaceName, extensions);
    }

    public NetworkAttachment {
        aliases = List.copyOf(aliases);
        linkLocalIps = List.copyOf(linkLocalIps);
        driverOpts = Ordered.copy(driverOpts);
    }
}
