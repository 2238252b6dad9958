package dev.jcompose.reconcile;

import dev.jcompose.address.Addresses;
import dev.jcompose.address.Slot;
import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.model.NetworkAttachment;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The address of each container on each network whose addresses are planned.
///
/// @param byNetwork network key to container to address; a container without one joins dynamically
/// @param full      network keys whose planned half has no room for all
record Addressing(Map<String, Map<Slot, String>> byNetwork, Set<String> full) {

    static Addressing of(Project project, Map<String, Networks.Fate> fates, Replicas replicas, Actual actual) {
        var byNetwork = new TreeMap<String, Map<Slot, String>>();
        var full = new TreeSet<String>();
        for (var fate : fates.values()) {
            var layout = fate.layout();
            if (layout == null) {
                continue;
            }
            var key = fate.network().key();
            var wanted = new TreeSet<Slot>();
            var reserved = new ArrayList<String>();
            fate.network().ipam().config().forEach(pool -> reserved.addAll(pool.auxAddresses().values()));
            for (var service : project.services().values()) {
                if (!service.networking().networks().containsKey(key)) {
                    continue;
                }
                var explicit = explicit(service, key);
                if (explicit != null) {
                    reserved.add(explicit);
                } else {
                    replicas.of(service.name()).forEach(replica -> wanted.add(new Slot(service.name(), replica.number())));
                }
            }
            var kept = kept(actual, fate.network().name());
            var addresses = new HashMap<Slot, String>();
            Addresses.assign(layout, wanted, kept, reserved).forEach((slot, address) ->
                    address.ifPresentOrElse(planned -> addresses.put(slot, planned), () -> full.add(key)));
            byNetwork.put(key, addresses);
        }
        return new Addressing(byNetwork, full);
    }

    private static @Nullable String explicit(Service service, String key) {
        NetworkAttachment attachment = service.networking().networks().get(key);
        return attachment == null ? null : attachment.ipv4Address();
    }

    /// The fixed addresses that the project's containers have on a network, also while they are stopped.
    private static Map<Slot, String> kept(Actual actual, String network) {
        var kept = new HashMap<Slot, String>();
        actual.replicas().forEach((service, containers) -> containers.forEach(container -> keep(kept, service, container, network)));
        return kept;
    }

    private static void keep(Map<Slot, String> kept, String service, ContainerInfo container, String network) {
        var endpoint = container.networks().get(network);
        if (endpoint != null && endpoint.fixedAddress() != null) {
            kept.put(new Slot(service, Actual.number(container)), endpoint.fixedAddress());
        }
    }

    /// By network key, for one container.
    Map<String, String> of(Replica replica) {
        var slot = new Slot(replica.service().name(), replica.number());
        var addresses = new HashMap<String, String>();
        byNetwork.forEach((key, slots) -> {
            var address = slots.get(slot);
            if (address != null) {
                addresses.put(key, address);
            }
        });
        return addresses;
    }

    /// The networks on which a container has to join dynamically because the planned half is full.
    List<String> crowded(Replica replica) {
        var slot = new Slot(replica.service().name(), replica.number());
        return full.stream()
                .filter(key -> replica.service().networking().networks().containsKey(key))
                .filter(key -> explicit(replica.service(), key) == null && !byNetwork.getOrDefault(key, Map.of()).containsKey(slot))
                .toList();
    }
}
