package dev.jcompose.copy;

import dev.jcompose.engine.NetworkInfo;
import java.util.List;
import java.util.Set;

/// What the engine and its machine have, as far as a copy has to keep clear of it.
///
/// @param known     what belongs to projects: containers, but for those that only help, networks and volumes
/// @param networks  all of the engine
/// @param routes    IPv4 networks that this machine reaches
/// @param checkouts folders that are named in labels and exist; empty for an engine elsewhere
public record Facts(List<Known> known, List<NetworkInfo> networks, Set<String> routes, Set<String> checkouts, HostPorts ports) {

    public Facts {
        known = List.copyOf(known);
        networks = List.copyOf(networks);
        routes = Set.copyOf(routes);
        checkouts = Set.copyOf(checkouts);
    }
}
