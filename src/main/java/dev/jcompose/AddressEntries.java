package dev.jcompose;

import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.ContainerInfo.NetworkEndpoint;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Project;
import dev.jcompose.observe.Rebuilt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads the addresses off containers.
final class AddressEntries {

    private static final String SERVICE = "service:";
    private static final NetworkEndpoint NONE = new NetworkEndpoint("", "", null, List.of());

    private AddressEntries() {}

    /// Of all projects' containers, by project.
    static List<AddressEntry> ofAll(List<ContainerInfo> containers) {
        var byProject = new TreeMap<String, List<ContainerInfo>>();
        containers.forEach(container -> byProject.computeIfAbsent(container.label(Labels.PROJECT), name -> new ArrayList<>()).add(container));
        return byProject.entrySet().stream()
                .flatMap(project -> of(Rebuilt.project(project.getKey(), project.getValue()), project.getValue()).stream()).toList();
    }

    /// Of a project's containers, by name, then network.
    static List<AddressEntry> of(Project project, List<ContainerInfo> containers) {
        var entries = new ArrayList<AddressEntry>();
        for (var container : containers) {
            container.networks().forEach((network, endpoint) -> {
                var names = new TreeSet<String>(endpoint.aliases());
                names.add(container.name());
                names.add(container.label(Labels.SERVICE));
                attachedAliases(project, container, network).forEach(names::add);
                names.removeIf(name -> name.isEmpty() || container.id().startsWith(name));
                entries.add(entry(container, network, endpoint, List.copyOf(names)));
            });
            if (container.networks().isEmpty()) {
                entries.addAll(shared(project, container, containers));
            }
        }
        entries.sort(Comparator.comparing(AddressEntry::container).thenComparing(AddressEntry::network).thenComparing(AddressEntry::address));
        return entries;
    }

    private static AddressEntry entry(ContainerInfo container, String network, NetworkEndpoint endpoint, List<String> names) {
        return new AddressEntry(container.label(Labels.PROJECT), container.name(), container.label(Labels.SERVICE), network,
                endpoint.settledAddress(), isSet(endpoint.fixedAddress()), endpoint.settledAddress6(), isSet(endpoint.fixedAddress6()),
                names, ports(container));
    }

    private static boolean isSet(@Nullable String address) {
        return address != null && !address.isEmpty();
    }

    /// A container in the network of another is reached under that one's addresses, and has no names of its own.
    private static List<AddressEntry> shared(Project project, ContainerInfo container, List<ContainerInfo> containers) {
        var service = project.services().get(container.label(Labels.SERVICE));
        var mode = service == null ? null : service.networking().networkMode();
        var owners = mode == null || !mode.startsWith(SERVICE) ? List.<ContainerInfo>of() : containers.stream()
                .filter(other -> other.label(Labels.SERVICE).equals(mode.substring(SERVICE.length())))
                .filter(other -> !other.label(Labels.ONE_OFF).equals("True")).toList();
        // Docker Compose takes the first replica too.
        return owners.isEmpty() || owners.getFirst().networks().isEmpty()
                ? List.of(entry(container, mode == null ? "" : mode, NONE, List.of()))
                : new TreeMap<>(owners.getFirst().networks()).values().stream()
                        .map(endpoint -> entry(container, String.valueOf(mode), endpoint, List.of())).toList();
    }

    /// The list of containers does not always tell the aliases; the file does.
    private static List<String> attachedAliases(Project project, ContainerInfo container, String network) {
        var service = project.services().get(container.label(Labels.SERVICE));
        if (service == null) {
            return List.of();
        }
        return service.networking().networks().entrySet().stream()
                .filter(entry -> project.networks().containsKey(entry.getKey())
                        && project.networks().get(entry.getKey()).name().equals(network) && entry.getValue() != null)
                .flatMap(entry -> entry.getValue().aliases().stream())
                .toList();
    }

    /// Where its ports are published: `127.0.0.1:8080->80/tcp`.
    static List<String> ports(ContainerInfo container) {
        return container.ports().stream()
                .filter(port -> port.published() != 0)
                .map(port -> (port.hostIp() == null ? "" : port.hostIp().contains(":") ? "[" + port.hostIp() + "]:" : port.hostIp() + ":")
                        + port.published() + "->" + port.target() + "/" + port.protocol())
                .distinct().sorted().toList();
    }
}
