package dev.jcompose;

import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Project;
import dev.jcompose.observe.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/// Reads the addresses off a snapshot.
final class AddressEntries {

    private AddressEntries() {}

    static List<AddressEntry> of(Project project, Snapshot snapshot) {
        var entries = new ArrayList<AddressEntry>();
        for (var container : snapshot.containers()) {
            if (container.networks().isEmpty()) {
                entries.add(new AddressEntry(container.name(), container.label(Labels.SERVICE), "", "", false, List.of(), ports(container)));
            }
            container.networks().forEach((network, endpoint) -> {
                var fixed = endpoint.fixedAddress() != null && !endpoint.fixedAddress().isEmpty();
                var names = new TreeSet<String>(endpoint.aliases());
                names.add(container.name());
                names.add(container.label(Labels.SERVICE));
                attachedAliases(project, container, network).forEach(names::add);
                names.removeIf(name -> name.isEmpty() || container.id().startsWith(name));
                entries.add(new AddressEntry(container.name(), container.label(Labels.SERVICE), network,
                        endpoint.address().isEmpty() && fixed ? endpoint.fixedAddress() : endpoint.address(), fixed,
                        List.copyOf(names), ports(container)));
            });
        }
        entries.sort(Comparator.comparing(AddressEntry::container).thenComparing(AddressEntry::network));
        return entries;
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

    private static List<String> ports(ContainerInfo container) {
        return container.ports().stream()
                .filter(port -> port.published() != 0)
                .map(port -> (port.hostIp() == null ? "" : port.hostIp().contains(":") ? "[" + port.hostIp() + "]:" : port.hostIp() + ":")
                        + port.published() + "->" + port.target() + "/" + port.protocol())
                .distinct().sorted().toList();
    }
}
