package dev.jcompose.drawing;

import dev.jcompose.drawing.Drawing.Container;
import dev.jcompose.drawing.Drawing.Edge;
import dev.jcompose.drawing.Drawing.Kind;
import dev.jcompose.drawing.Drawing.Net;
import dev.jcompose.drawing.Drawing.Node;
import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Model;
import dev.jcompose.model.Network;
import dev.jcompose.model.PortMapping;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import dev.jcompose.observe.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Makes a [Drawing] of a project and what the engine holds of it.
public final class Draft {

    private static final int NAMED_FIRST = 1;

    private final Project project;
    private final @Nullable Snapshot snapshot;
    private final Map<String, List<String>> planned;
    /// Network keys by the engine's names.
    private final Map<String, String> keys = new TreeMap<>();
    private final TreeMap<String, Node> nodes = new TreeMap<>();

    private Draft(Project project, @Nullable Snapshot snapshot, Map<String, List<String>> planned) {
        this.project = project;
        this.snapshot = snapshot;
        this.planned = planned;
    }

    /// @param snapshot null for what the files alone say
    /// @param planned  by network key: the subnets that networks would get which there are not yet
    /// @param orphans  whether containers of services that the project has not are drawn
    public static Drawing of(Project project, @Nullable Snapshot snapshot, Map<String, List<String>> planned, boolean orphans, List<String> notes) {
        return new Draft(project, snapshot, planned).draw(orphans, notes);
    }

    private Drawing draw(boolean orphans, List<String> notes) {
        project.networks().values().forEach(network -> keys.put(network.name(), network.key()));
        if (snapshot != null) {
            snapshot.networks().stream().filter(network -> network.label(Labels.PROJECT).equals(project.name()))
                    .filter(network -> !network.label(Labels.NETWORK).isEmpty())
                    .forEach(network -> keys.putIfAbsent(network.name(), network.label(Labels.NETWORK)));
        }
        var containers = containers();
        boolean live = !containers.isEmpty();
        project.services().values().forEach(service -> nodes.put(service.name(), node(service, containers.getOrDefault(service.name(), List.of()))));
        if (orphans) {
            containers.forEach((service, list) -> nodes.computeIfAbsent(service, name -> new Node(name, Kind.ORPHAN, name,
                    list.getFirst().image(), false, list.size(), published(list), joined(list), null, drawn(list))));
        }
        var edges = Edges.of(project);
        for (var edge : edges) {
            nodes.computeIfAbsent(edge.to(), this::further);
        }
        return new Drawing(project.name(), live, List.copyOf(nodes.values()), edges, networks(), notes);
    }

    /// By service, sorted by number; without one-off ones.
    private Map<String, List<ContainerInfo>> containers() {
        var byService = new TreeMap<String, List<ContainerInfo>>();
        if (snapshot != null) {
            snapshot.containers().stream().filter(container -> !container.label(Labels.ONE_OFF).equals("True"))
                    .sorted(Comparator.comparingInt(Draft::number).thenComparing(ContainerInfo::name))
                    .forEach(container -> byService.computeIfAbsent(container.label(Labels.SERVICE), name -> new ArrayList<>()).add(container));
        }
        return byService;
    }

    private static int number(ContainerInfo container) {
        var number = container.label(Labels.NUMBER);
        return number.matches("[0-9]{1,9}") ? Integer.parseInt(number) : NAMED_FIRST;
    }

    private Node node(Service service, List<ContainerInfo> containers) {
        var networks = new TreeSet<>(service.networking().networks().keySet());
        networks.addAll(joined(containers));
        var mode = service.networking().networkMode();
        var provider = service.provider();
        var actual = published(containers);
        return new Node(service.name(), provider == null ? Kind.SERVICE : Kind.PROVIDER, service.name(),
                provider == null ? project.imageName(service) : provider.type(), service.build() != null, service.replicas(),
                actual.isEmpty() ? ports(service) : actual, List.copyOf(networks), mode == null || mode.contains(":") ? null : mode,
                drawn(containers));
    }

    /// A node of something that is no service of the project: `container:db`, `model:llm`.
    private Node further(String id) {
        var name = id.substring(id.indexOf(':') + 1);
        if (id.startsWith("model:")) {
            Model model = project.models().get(name);
            return new Node(id, Kind.MODEL, name, model == null ? "" : model.model(), false, 0, List.of(), List.of(), null, List.of());
        }
        return new Node(id, Kind.OUTSIDE, name, "", false, 0, List.of(), List.of(), null, List.of());
    }

    private List<Container> drawn(List<ContainerInfo> containers) {
        return containers.stream().map(container -> Container.of(container, keys)).toList();
    }

    private List<String> joined(List<ContainerInfo> containers) {
        var joined = new TreeSet<String>();
        containers.stream().flatMap(container -> container.networks().entrySet().stream())
                // An endpoint without a network of its own: network_mode host or none.
                .filter(endpoint -> keys.containsKey(endpoint.getKey()) || !List.of("host", "none", "bridge").contains(endpoint.getKey()))
                .forEach(endpoint -> joined.add(keys.getOrDefault(endpoint.getKey(), endpoint.getKey())));
        return List.copyOf(joined);
    }

    private static List<Port> ports(Service service) {
        return service.networking().ports().stream().map(Draft::port).distinct().toList();
    }

    private static Port port(PortMapping port) {
        return new Port(address(port.hostIp()), port.published() == null ? "" : port.published(), port.target(), port.protocol());
    }

    /// The ports that are published in fact.
    private static List<Port> published(List<ContainerInfo> containers) {
        return containers.stream().flatMap(container -> container.ports().stream()).filter(port -> port.published() != 0)
                .sorted(Comparator.comparingInt(ContainerInfo.PublishedPort::target).thenComparing(ContainerInfo.PublishedPort::published))
                .map(port -> new Port(address(port.hostIp()), Integer.toString(port.published()), port.target(), port.protocol()))
                .distinct().toList();
    }

    private static String address(@Nullable String hostIp) {
        return hostIp == null || hostIp.equals("0.0.0.0") || hostIp.equals("::") ? "" : hostIp;
    }

    /// Those that a node joins, by key.
    private List<Net> networks() {
        var used = new TreeMap<String, Net>();
        nodes.values().stream().flatMap(node -> node.networks().stream()).forEach(key -> used.computeIfAbsent(key, this::network));
        return List.copyOf(used.values());
    }

    private Net network(String key) {
        var described = project.networks().get(key);
        var name = described != null ? described.name() : keys.entrySet().stream().filter(entry -> entry.getValue().equals(key))
                .map(Map.Entry::getKey).findFirst().orElse(key);
        var existing = snapshot == null ? null : snapshot.network(name, project.name());
        if (existing != null) {
            return new Net(key, name, existing.driver(), existing.internal(), described != null && described.external(),
                    existing.pools().stream().map(pool -> pool.subnet()).filter(subnet -> !subnet.isEmpty()).toList(), Drawing.Known.ENGINE);
        }
        if (described == null) {
            return new Net(key, name, "", false, false, List.of(), Drawing.Known.NOWHERE);
        }
        var written = described.ipam().config().stream().map(Network.Pool::subnet).filter(subnet -> subnet != null && !subnet.isEmpty()).toList();
        var subnets = !written.isEmpty() ? written : planned.getOrDefault(key, List.of());
        return new Net(key, name, described.driver() == null ? "" : described.driver(), described.internal(), described.external(), subnets,
                !written.isEmpty() ? Drawing.Known.FILE : subnets.isEmpty() ? Drawing.Known.NOWHERE : Drawing.Known.PLANNED);
    }
}
