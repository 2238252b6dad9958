package dev.jcompose.reconcile;

import dev.jcompose.address.Address;
import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.model.NetworkAttachment;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Addresses that the file gives to one service while a container of another has them.
final class Claims {

    private Claims() {}

    /// Why a container has to give an address away; empty when it need not.
    static Optional<String> on(Project project, Service service, ContainerInfo container, Map<String, Networks.Fate> networks) {
        var others = new TreeMap<>(project.services());
        others.putAll(project.disabledServices());
        others.remove(service.name());
        for (var key : new TreeMap<>(service.networking().networks()).keySet()) {
            var fate = networks.get(key);
            // On a network that is made anew nobody has an address yet.
            if (fate == null || fate.create() != null) {
                continue;
            }
            var held = held(container, fate.network().name());
            for (var other : others.values()) {
                var claimed = explicit(other.networking().networks().get(key)).stream().filter(held::contains).findFirst();
                if (claimed.isPresent()) {
                    return Optional.of("its address " + claimed.get() + " on " + fate.network().name() + " is now that of service " + other.name());
                }
            }
        }
        return Optional.empty();
    }

    /// The network and address pairs that the file gives a service: `shop_back 10.5.0.9`.
    static List<String> of(Project project, Service service) {
        var all = new ArrayList<String>();
        service.networking().networks().forEach((key, attachment) -> {
            var network = project.networks().get(key);
            if (network != null) {
                explicit(attachment).forEach(address -> all.add(network.name() + " " + address));
            }
        });
        return all;
    }

    /// Likewise the fixed addresses that a container has.
    static List<String> of(ContainerInfo container) {
        return container.networks().keySet().stream().sorted()
                .flatMap(network -> held(container, network).stream().map(address -> network + " " + address)).toList();
    }

    private static List<String> explicit(@Nullable NetworkAttachment attachment) {
        return attachment == null ? List.of() : both(attachment.ipv4Address(), attachment.ipv6Address());
    }

    private static List<String> held(ContainerInfo container, String network) {
        var endpoint = container.networks().get(network);
        return endpoint == null ? List.of() : both(endpoint.fixedAddress(), endpoint.fixedAddress6());
    }

    private static List<String> both(@Nullable String four, @Nullable String six) {
        return Stream.of(four, six).filter(Objects::nonNull).map(Address::normalised).toList();
    }
}
