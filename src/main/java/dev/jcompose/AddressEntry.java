package dev.jcompose;

import java.util.List;

/// The address of one container on one network.
///
/// @param container its name
/// @param network   the network's real name; the file's `service:NAME` for a container in the network of another
/// @param address   what it has, or will have when it starts; empty when that is not known
/// @param fixed     false when the engine chose it and may choose another next time
/// @param address6  its IPv6 address; empty when it has none
/// @param fixed6    likewise
/// @param names     the names under which others on that network reach it
/// @param ports     published ports as `docker ps` shows them: `127.0.0.1:8080->80/tcp`
public record AddressEntry(
        String project, String container, String service, String network, String address, boolean fixed, String address6, boolean fixed6,
        List<String> names, List<String> ports) {

    public AddressEntry {
        names = List.copyOf(names);
        ports = List.copyOf(ports);
    }
}
