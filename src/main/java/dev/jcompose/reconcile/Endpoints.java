package dev.jcompose.reconcile;

import dev.jcompose.engine.ContainerSpec;
import dev.jcompose.engine.EngineInfo;
import dev.jcompose.model.NetworkAttachment;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import dev.jcompose.model.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// How a service's container joins its networks.
final class Endpoints {

    private static final String INTERFACE_NAME = "com.docker.network.endpoint.ifname";

    private final Project project;
    private final Service service;
    /// Whether the engine takes a MAC address for each endpoint instead of one for the container.
    private final boolean ownMac;
    private final List<String> keys;

    /// @throws UnplannableException when the MAC addresses contradict each other
    Endpoints(Project project, Service service, EngineInfo engine) {
        this.project = project;
        this.service = service;
        this.ownMac = engine.speaks(1, 44);
        this.keys = service.networking().networkMode() != null ? List.of() : order(service);
        checkMac();
    }

    /// The primary network, which has the highest priority and then the first name, comes first.
    static List<String> order(Service service) {
        var keys = new ArrayList<>(service.networking().networks().keySet());
        keys.sort(Comparator.comparing((String key) -> -attachment(service, key).priority()).thenComparing(key -> key));
        return keys;
    }

    static NetworkAttachment attachment(Service service, String key) {
        var attachment = service.networking().networks().get(key);
        return attachment == null ? NetworkAttachment.DEFAULT : attachment;
    }

    private void checkMac() {
        var own = service.networking().macAddress();
        var primary = primaryMac();
        if (own != null && primary != null && !primary.equals(own)) {
            throw new UnplannableException(project.origin("services." + service.name() + ".mac_address"),
                    "the service-level mac_address should have the same value as network " + keys.getFirst());
        }
    }

    private @Nullable String primaryMac() {
        return keys.isEmpty() ? null : attachment(service, keys.getFirst()).macAddress();
    }

    /// The MAC address of the container as a whole; null where the endpoint has it, or nobody asks for one.
    @Nullable String containerMac() {
        var primary = primaryMac();
        if (ownMac && !keys.isEmpty()) {
            return null;
        }
        return primary != null ? primary : service.networking().macAddress();
    }

    /// By network name.
    ///
    /// @param name      the container's
    /// @param addresses planned ones by network key
    SequencedMap<String, ContainerSpec.Endpoint> of(String name, Map<String, Addressing.Pair> addresses, List<String> links) {
        var endpoints = new LinkedHashMap<String, ContainerSpec.Endpoint>();
        for (var key : keys) {
            var network = project.networks().get(key);
            if (network == null) {
                throw new IllegalStateException("service " + service.name() + " uses network " + key + " that the project does not have");
            }
            endpoints.put(network.name(), endpoint(key, name, addresses.getOrDefault(key, Addressing.Pair.DYNAMIC), links));
        }
        return endpoints;
    }

    private ContainerSpec.Endpoint endpoint(String key, String name, Addressing.Pair planned, List<String> links) {
        var attachment = attachment(service, key);
        var aliases = new ArrayList<String>(List.of(name, service.name()));
        aliases.addAll(attachment.aliases());
        var address = attachment.ipv4Address() != null ? attachment.ipv4Address() : planned.four();
        var address6 = attachment.ipv6Address() != null ? attachment.ipv6Address() : planned.six();
        var ipam = Value.mapping()
                .putIfAny("IPv4Address", address)
                .putIfAny("IPv6Address", address6)
                .putIfAny("LinkLocalIPs", attachment.linkLocalIps())
                .build();
        var options = new LinkedHashMap<>(attachment.driverOpts());
        if (attachment.interfaceName() != null) {
            options.put(INTERFACE_NAME, attachment.interfaceName());
        }
        boolean ofService = ownMac && attachment.macAddress() == null && key.equals(keys.getFirst());
        var settings = Value.mapping()
                .putIfAny("Aliases", aliases.stream().distinct().toList())
                .putIfAny("Links", links)
                .putIfAny("MacAddress", ofService ? service.networking().macAddress() : attachment.macAddress())
                .putIfAny("DriverOpts", options)
                .putIfAny("GwPriority", attachment.gwPriority() == 0 ? null : attachment.gwPriority());
        if (!ipam.isEmpty()) {
            settings.put("IPAMConfig", ipam);
        }
        return new ContainerSpec.Endpoint(address, address6, settings.build());
    }
}
