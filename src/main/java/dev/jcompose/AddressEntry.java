package dev.jcompose;

import java.util.List;

/// The address of one container on one network.
///
/// @param container its name
/// @param network   the network's real name
/// @param address   what it has, or will have when it starts; empty when that is not known
/// @param fixed     false when the engine chose it and may choose another next time
/// @param names     the names under which others on that network reach it
/// @param ports     published ports as `docker ps` shows them: `127.0.0.1:8080->80/tcp`
public record AddressEntry(
        String container, String service, String network, String address, boolean fixed, List<String> names, List<String> ports) {

    public AddressEntry {
        names = List.copyOf(names);
        ports = List.copyOf(ports);
    }
}
