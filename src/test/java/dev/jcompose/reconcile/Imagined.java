package dev.jcompose.reconcile;

import dev.jcompose.address.AddressPool;
import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.ContainerSpec;
import dev.jcompose.engine.ContainerState;
import dev.jcompose.engine.EngineInfo;
import dev.jcompose.engine.Health;
import dev.jcompose.engine.ImageInfo;
import dev.jcompose.engine.NetworkInfo;
import dev.jcompose.engine.NetworkSpec;
import dev.jcompose.load.LoadOptions;
import dev.jcompose.load.Loader;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Value;
import dev.jcompose.observe.Contents;
import dev.jcompose.observe.Snapshot;
import dev.jcompose.plan.Operation;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What an engine would have if every plan came true: nothing runs, only names and addresses are kept.
final class Imagined {

    private static final EngineInfo ENGINE = new EngineInfo("unix:///imagined", "a test", "20.10.24", "1.41", "linux", "amd64", true);
    private static final Path DIRECTORY = Path.of("/srv/shop");

    private final Set<String> routes;
    private final Map<String, NetworkInfo> networks = new LinkedHashMap<>();
    private final Map<String, ContainerInfo> containers = new TreeMap<>();
    private int ids;

    Imagined(Set<String> routes) {
        this.routes = routes;
        networks.put("outside", new NetworkInfo(id(), "outside", "bridge", Map.of(),
                List.of(new NetworkInfo.Pool("10.88.0.0/16", "10.88.0.1", null))));
    }

    /// Brings a file up.
    void up(String file) {
        var project = Loader.load(LoadOptions.in(DIRECTORY).withProjectName("shop").withFiles("-").withProjectDirectory(DIRECTORY)
                .withStdin(() -> new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)))).project();
        UpPlanner.plan(project, snapshot(), UpOptions.DEFAULTS, AddressPool.DEFAULT, Set.of(), true).plan().steps()
                .forEach(step -> apply(step.operation()));
    }

    private Snapshot snapshot() {
        return new Snapshot(Instant.EPOCH, ENGINE, List.copyOf(containers.values()), List.of(), List.copyOf(networks.values()), Map.of(),
                Map.of("app", image("sha256:01"), "next", image("sha256:02")), routes, Set.of(), Map.of(), List.of(), Contents.NONE);
    }

    private static ImageInfo image(String id) {
        return new ImageInfo(id, List.of(), Map.of(), Set.of(), false, "linux/amd64", Set.of(), null, 0);
    }

    private String id() {
        return "%064x".formatted(++ids);
    }

    private void apply(Operation operation) {
        if (operation instanceof Operation.CreateNetwork it) {
            networks.put(it.spec().name(), made(it.spec()));
        } else if (operation instanceof Operation.CreateContainer it) {
            containers.put(it.spec().name(), made(it.spec()));
        } else if (operation instanceof Operation.RecreateContainer it) {
            containers.remove(it.old().name());
            containers.put(it.spec().name(), made(it.spec()));
        } else if (operation instanceof Operation.RemoveContainer it) {
            containers.remove(it.container().name());
        } else if (!(operation instanceof Operation.StartContainer || operation instanceof Operation.StopContainer)) {
            throw new AssertionError("unexpected: " + operation.text());
        }
    }

    private NetworkInfo made(NetworkSpec spec) {
        var pools = new ArrayList<NetworkInfo.Pool>();
        if (spec.settings().get("IPAM") instanceof Value.Mapping ipam && ipam.get("Config") instanceof Value.Items configs) {
            configs.values().forEach(config -> pools.add(new NetworkInfo.Pool(
                    String.valueOf(text(config, "Subnet")), text(config, "Gateway"), text(config, "IPRange"))));
        }
        return new NetworkInfo(id(), spec.name(), "bridge", spec.labels(), pools);
    }

    private static @Nullable String text(Value mapping, String key) {
        return mapping instanceof Value.Mapping it && it.get(key) instanceof Value.Text text ? text.value() : null;
    }

    private ContainerInfo made(ContainerSpec spec) {
        var endpoints = new LinkedHashMap<String, ContainerInfo.NetworkEndpoint>();
        spec.endpoints().forEach((network, endpoint) -> {
            var joined = networks.get(network);
            if (joined == null) {
                throw new AssertionError(spec.name() + " joins " + network + ", which is not there");
            }
            endpoints.put(network, new ContainerInfo.NetworkEndpoint(joined.id(), "", endpoint.ipv4Address(), List.of(), "",
                    endpoint.ipv6Address()));
        });
        return new ContainerInfo(id(), spec.name(), spec.image(), spec.image(), "", Instant.EPOCH, ContainerState.RUNNING, "", Health.NONE, 0,
                spec.labels(), List.of(), endpoints, List.of());
    }

    NetworkInfo network(String name) {
        var network = networks.get(name);
        if (network == null) {
            throw new AssertionError("no network " + name);
        }
        return network;
    }

    List<NetworkInfo> networks() {
        return List.copyOf(networks.values());
    }

    /// By network name, then container name; where the engine chooses, a container is not in it.
    Map<String, Map<String, String>> addresses() {
        return addresses(ContainerInfo.NetworkEndpoint::fixedAddress);
    }

    /// Likewise of IPv6.
    Map<String, Map<String, String>> addresses6() {
        return addresses(ContainerInfo.NetworkEndpoint::fixedAddress6);
    }

    private Map<String, Map<String, String>> addresses(Function<ContainerInfo.NetworkEndpoint, @Nullable String> kind) {
        var all = new TreeMap<String, Map<String, String>>();
        containers.values().forEach(container -> container.networks().forEach((network, endpoint) -> {
            var address = kind.apply(endpoint);
            if (address != null) {
                all.computeIfAbsent(network, name -> new TreeMap<>()).put(container.name(), address);
            }
        }));
        return all;
    }

    boolean isOn(String container, String network) {
        var known = containers.get(container);
        return known != null && known.networks().containsKey(network);
    }

    /// The service of a container.
    String service(String container) {
        return containers.get(container).label(Labels.SERVICE);
    }
}
