package dev.jcompose.reconcile;

import dev.jcompose.address.Addresses;
import dev.jcompose.address.Slot;
import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.model.Labels;
import dev.jcompose.model.NetworkAttachment;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        var all = new ArrayList<>(project.services().values());
        all.addAll(project.disabledServices().values());
        for (var fate : fates.values()) {
            var layout = fate.layout();
            if (layout == null) {
                continue;
            }
            var key = fate.network().key();
            var wanted = new TreeSet<Slot>();
            var reserved = new ArrayList<String>();
            fate.network().ipam().config().forEach(pool -> reserved.addAll(pool.auxAddresses().values()));
            actual.orphans().forEach(orphan -> fixed(orphan, fate.network().name()).ifPresent(reserved::add));
            for (var service : all) {
                if (!service.networking().networks().containsKey(key)) {
                    continue;
                }
                var explicit = explicit(service, key);
                if (explicit != null) {
                    reserved.add(explicit);
                } else {
                    numbers(service, replicas, actual).forEach(number -> wanted.add(new Slot(service.name(), number)));
                }
            }
            var kept = kept(actual, fate.network().name());
            var addresses = new TreeMap<Slot, String>();
            Addresses.assign(layout, wanted, kept, reserved).forEach((slot, address) ->
                    address.ifPresentOrElse(planned -> addresses.put(slot, planned), () -> full.add(key)));
            byNetwork.put(key, addresses);
        }
        return new Addressing(byNetwork, full);
    }

    /// The numbers of a service's containers. Services that are not meant now count as well, as what they will have, so that bringing up a
    /// part of the stack first gives no other addresses.
    private static Collection<Integer> numbers(Service service, Replicas replicas, Actual actual) {
        if (replicas.wanted().containsKey(service.name())) {
            return replicas.of(service.name()).stream().map(Replica::number).toList();
        }
        var numbers = new TreeSet<Integer>();
        actual.of(service.name()).forEach(container -> numbers.add(Actual.number(container)));
        for (int number = 1; numbers.size() < service.replicas(); number++) {
            numbers.add(number);
        }
        return numbers;
    }

    private static @Nullable String explicit(Service service, String key) {
        NetworkAttachment attachment = service.networking().networks().get(key);
        return attachment == null ? null : attachment.ipv4Address();
    }

    /// The fixed addresses that the project's containers have on a network, also while they are stopped.
    private static Map<Slot, String> kept(Actual actual, String network) {
        var kept = new TreeMap<Slot, String>();
        actual.replicas().forEach((service, containers) -> containers.forEach(container ->
                fixed(container, network).ifPresent(address -> kept.put(new Slot(service, Actual.number(container)), address))));
        actual.freed().forEach(container -> fixed(container, network)
                .ifPresent(address -> kept.putIfAbsent(new Slot(container.label(Labels.SERVICE), Actual.number(container)), address)));
        return kept;
    }

    private static Optional<String> fixed(ContainerInfo container, String network) {
        return Optional.ofNullable(container.networks().get(network)).map(ContainerInfo.NetworkEndpoint::fixedAddress);
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
