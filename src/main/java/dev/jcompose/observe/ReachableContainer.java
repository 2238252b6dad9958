package dev.jcompose.observe;

import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.ContainerInfo.PublishedPort;
import dev.jcompose.engine.Engine;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// A running container of a service, as far as somebody wants to reach it.
///
/// @param number      the replica's; 1 when the label is missing or unreadable
/// @param addresses   by network
/// @param aliases     under which others reach it on its networks, without its ID
/// @param ports       those that are published
/// @param networkMode `shop_default`, `host`, `container:0a1b...`
public record ReachableContainer(String id, String name, String project, String service, int number, SortedMap<String, String> addresses,
        SortedSet<String> aliases, List<PublishedPort> ports, String networkMode) {

    public ReachableContainer {
        addresses = new TreeMap<>(addresses);
        aliases = new TreeSet<>(aliases);
        ports = List.copyOf(ports);
    }

    /// Those of all projects, by project, service and number. One-off containers are nobody's to be reached.
    ///
    /// @param containers whose labels are looked at
    public static List<ReachableContainer> of(Engine engine, List<ContainerInfo> containers) {
        var found = new ArrayList<ReachableContainer>();
        for (var container : containers) {
            if (container.isUp() && container.label(Labels.ONE_OFF).equals("False") && !container.label(Labels.SERVICE).isEmpty()) {
                // What the engine lists may lag behind: right after its end a container still runs there.
                engine.describe(container.id()).filter(ReachableContainer::runs).ifPresent(described -> found.add(of(container, described)));
            }
        }
        found.sort(Comparator.comparing(ReachableContainer::project).thenComparing(ReachableContainer::service)
                .thenComparingInt(ReachableContainer::number).thenComparing(ReachableContainer::name));
        return found;
    }

    private static boolean runs(Value.Mapping described) {
        return Value.of(true).equals(mapping(described, "State").get("Running"));
    }

    private static ReachableContainer of(ContainerInfo container, Value.Mapping described) {
        var addresses = new TreeMap<String, String>();
        var aliases = new TreeSet<String>();
        mapping(mapping(described, "NetworkSettings"), "Networks").entries().forEach((network, endpoint) -> {
            if (endpoint instanceof Value.Mapping joined) {
                var address = text(joined, "IPAddress").isEmpty() ? text(joined, "GlobalIPv6Address") : text(joined, "IPAddress");
                if (!address.isEmpty()) {
                    addresses.put(network, address);
                }
                if (joined.get("Aliases") instanceof Value.Items items) {
                    items.values().forEach(alias -> aliases.add(alias instanceof Value.Text text ? text.value() : ""));
                }
            }
        });
        aliases.removeIf(alias -> alias.isEmpty() || container.id().startsWith(alias));
        return new ReachableContainer(container.id(), container.name(), container.label(Labels.PROJECT), container.label(Labels.SERVICE),
                number(container.label(Labels.NUMBER)), addresses, aliases,
                container.ports().stream().filter(port -> port.published() != 0).toList(),
                text(mapping(described, "HostConfig"), "NetworkMode"));
    }

    private static int number(String label) {
        return label.matches("[0-9]{1,9}") ? Integer.parseInt(label) : 1;
    }

    private static Value.Mapping mapping(Value.Mapping of, String key) {
        return of.get(key) instanceof Value.Mapping inner ? inner : Value.Mapping.EMPTY;
    }

    private static String text(Value.Mapping of, String key) {
        return of.get(key) instanceof Value.Text text ? text.value() : "";
    }

    /// The container whose networks it shares; itself when it has its own.
    public ReachableContainer networkOwner(Map<String, ReachableContainer> byId) {
        var prefix = "container:";
        return networkMode.startsWith(prefix) ? byId.getOrDefault(networkMode.substring(prefix.length()), this) : this;
    }
}
