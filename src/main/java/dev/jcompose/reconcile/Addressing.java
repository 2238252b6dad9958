package dev.jcompose.reconcile;

import dev.jcompose.address.Address;
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
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The addresses of each container on each network whose addresses are planned.
///
/// @param four of IPv4
/// @param six  of IPv6
record Addressing(Family four, Family six) {

    /// Those of one container on one network; null where the engine chooses, or there are none of that kind.
    record Pair(@Nullable String four, @Nullable String six) {
        static final Pair DYNAMIC = new Pair(null, null);
    }

    /// @param byNetwork network key to container to address; a container without one joins dynamically
    /// @param full      network keys whose planned part has no room for all
    private record Family(Map<String, Map<Slot, String>> byNetwork, Set<String> full) {
        Family() {
            this(new TreeMap<>(), new TreeSet<>());
        }

        void add(String key, SequencedMap<Slot, Optional<String>> assigned) {
            var addresses = new TreeMap<Slot, String>();
            assigned.forEach((slot, address) -> address.ifPresentOrElse(planned -> addresses.put(slot, planned), () -> full.add(key)));
            byNetwork.put(key, addresses);
        }

        @Nullable String of(String key, Slot slot) {
            return byNetwork.getOrDefault(key, Map.of()).get(slot);
        }
    }

    private enum Version {
        IPV4, IPV6;

        @Nullable String explicit(Service service, String key) {
            NetworkAttachment attachment = service.networking().networks().get(key);
            if (attachment == null) {
                return null;
            }
            return this == IPV4 ? attachment.ipv4Address() : attachment.ipv6Address();
        }

        Optional<String> fixed(ContainerInfo container, String network) {
            return Optional.ofNullable(container.networks().get(network))
                    .map(endpoint -> this == IPV4 ? endpoint.fixedAddress() : endpoint.fixedAddress6()).map(Address::normalised);
        }
    }

    /// How containers get addresses in one layout.
    private interface Assignment {
        SequencedMap<Slot, Optional<String>> of(SortedSet<Slot> wanted, Map<Slot, String> kept, Collection<String> reserved);
    }

    static Addressing of(Project project, Map<String, Networks.Fate> fates, Replicas replicas, Actual actual) {
        var addressing = new Addressing(new Family(), new Family());
        for (var fate : fates.values()) {
            var key = fate.network().key();
            var four = fate.layout();
            if (four != null) {
                addressing.four.add(key, assigned(Version.IPV4, project, fate, replicas, actual,
                        (wanted, kept, reserved) -> Addresses.assign(four, wanted, kept, reserved)));
            }
            var six = fate.layout6();
            if (six != null) {
                addressing.six.add(key, assigned(Version.IPV6, project, fate, replicas, actual,
                        (wanted, kept, reserved) -> Addresses.assign(six, wanted, kept, reserved)));
            }
        }
        return addressing;
    }

    private static SequencedMap<Slot, Optional<String>> assigned(Version version, Project project, Networks.Fate fate, Replicas replicas,
            Actual actual, Assignment assignment) {
        var key = fate.network().key();
        var network = fate.network().name();
        var wanted = new TreeSet<Slot>();
        var reserved = new ArrayList<String>();
        fate.network().ipam().config().forEach(pool -> pool.auxAddresses().values().forEach(each -> reserved.add(Address.normalised(each))));
        actual.orphans().forEach(orphan -> version.fixed(orphan, network).ifPresent(reserved::add));
        var all = new ArrayList<>(project.services().values());
        all.addAll(project.disabledServices().values());
        for (var service : all) {
            if (!service.networking().networks().containsKey(key)) {
                continue;
            }
            var explicit = version.explicit(service, key);
            if (explicit != null) {
                reserved.add(Address.normalised(explicit));
            } else {
                numbers(service, replicas, actual).forEach(number -> wanted.add(new Slot(service.name(), number)));
            }
        }
        return assignment.of(wanted, kept(version, actual, network), reserved);
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

    /// The fixed addresses that the project's containers have on a network, also while they are stopped.
    private static Map<Slot, String> kept(Version version, Actual actual, String network) {
        var kept = new TreeMap<Slot, String>();
        actual.replicas().forEach((service, containers) -> containers.forEach(container ->
                version.fixed(container, network).ifPresent(address -> kept.put(new Slot(service, Actual.number(container)), address))));
        actual.freed().forEach(container -> version.fixed(container, network)
                .ifPresent(address -> kept.putIfAbsent(new Slot(container.label(Labels.SERVICE), Actual.number(container)), address)));
        return kept;
    }

    /// By network key, for one container.
    Map<String, Pair> of(Replica replica) {
        var slot = new Slot(replica.service().name(), replica.number());
        var addresses = new HashMap<String, Pair>();
        replica.service().networking().networks().keySet().forEach(key -> addresses.put(key, new Pair(four.of(key, slot), six.of(key, slot))));
        return addresses;
    }

    /// The networks on which a container has to join dynamically because the planned part is full.
    List<String> crowded(Replica replica) {
        return Stream.concat(crowded(Version.IPV4, four, replica), crowded(Version.IPV6, six, replica)).distinct().sorted().toList();
    }

    private static Stream<String> crowded(Version version, Family family, Replica replica) {
        var slot = new Slot(replica.service().name(), replica.number());
        return family.full.stream()
                .filter(key -> replica.service().networking().networks().containsKey(key))
                .filter(key -> version.explicit(replica.service(), key) == null && family.of(key, slot) == null);
    }
}
