package dev.jcompose.engine.memory;

import dev.jcompose.engine.ContainerDetails;
import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.ContainerSpec;
import dev.jcompose.engine.ContainerState;
import dev.jcompose.engine.Health;
import dev.jcompose.engine.ProcessList;
import dev.jcompose.model.Value;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// A container's state; guarded by the engine's lock.
final class MemoryContainer {

    /// What it has on one network.
    static final class Joined {
        String networkId = "";
        String address = "";
        final @Nullable String fixed;
        final @Nullable String fixed6;
        final Value.Mapping settings;

        Joined(ContainerSpec.@Nullable Endpoint endpoint) {
            this.fixed = endpoint == null ? null : endpoint.ipv4Address();
            this.fixed6 = endpoint == null ? null : endpoint.ipv6Address();
            this.settings = endpoint == null ? Value.Mapping.EMPTY : endpoint.settings();
        }
    }

    final String id;
    final ContainerSpec spec;
    final MemoryImage image;
    final Behaviour behaviour;
    final Instant created = Instant.now();
    final Map<String, String> labels;
    final Map<String, Joined> networks = new LinkedHashMap<>();
    final List<ContainerInfo.MountInfo> mounts = new ArrayList<>();
    final Map<String, byte[]> files = new LinkedHashMap<>();
    final Output output = new Output();
    /// What was typed into its main process.
    final ByteArrayOutputStream typed = new ByteArrayOutputStream();
    /// What its terminals were told to be as large as.
    final List<String> sizes = new CopyOnWriteArrayList<>();
    String name;
    ContainerState state = ContainerState.CREATED;
    List<ContainerInfo.PublishedPort> ports = List.of();
    Health health = Health.NONE;
    final List<ContainerDetails.Probe> probes = new ArrayList<>();
    @Nullable Instant startedAt;
    int exitCode;
    String error = "";
    int restarts;
    int runs;

    MemoryContainer(String id, ContainerSpec spec, MemoryImage image, Behaviour behaviour) {
        this.id = id;
        this.spec = spec;
        this.name = spec.name();
        this.image = image;
        this.behaviour = behaviour;
        var merged = new LinkedHashMap<>(image.labels());
        merged.putAll(spec.labels());
        this.labels = merged;
        if (spec.endpoints().isEmpty()) {
            var mode = spec.networkMode();
            if (!mode.startsWith("container:")) {
                networks.put(mode.isEmpty() || mode.equals("default") ? "bridge" : mode, new Joined(null));
            }
        }
        spec.endpoints().forEach((network, endpoint) -> networks.put(network, new Joined(endpoint)));
    }

    boolean running() {
        return state == ContainerState.RUNNING || state == ContainerState.RESTARTING || state == ContainerState.PAUSED;
    }

    boolean tty() {
        return Values.bool(spec.config(), "Tty");
    }

    /// What it runs: entrypoint and command, its own or its image's.
    List<String> command() {
        var words = new ArrayList<>(Values.texts(spec.config(), "Entrypoint"));
        var command = Values.texts(spec.config(), "Cmd");
        words.addAll(command.isEmpty() && words.isEmpty() ? List.of("sh") : command);
        return words;
    }

    /// The words after `CMD` or `CMD-SHELL` of its health check; null when it has none.
    @Nullable List<String> healthTest() {
        var test = Values.texts(Values.mapping(spec.config(), "Healthcheck"), "Test");
        if (test.isEmpty()) {
            return image.healthcheck() ? List.of("true") : null;
        }
        return switch (test.getFirst()) {
            case "NONE" -> null;
            case "CMD-SHELL" -> List.of("sh", "-c", test.get(1));
            default -> test.subList(1, test.size());
        };
    }

    String restartPolicy() {
        return Values.text(Values.mapping(spec.hostConfig(), "RestartPolicy"), "Name", "no");
    }

    int maxRetries() {
        return Values.number(Values.mapping(spec.hostConfig(), "RestartPolicy"), "MaximumRetryCount");
    }

    ProcessList processes() {
        if (!running()) {
            throw new Refusal(409, "Container " + id + " is not running");
        }
        return new ProcessList(List.of("UID", "PID", "PPID", "C", "STIME", "TTY", "TIME", "CMD"),
                List.of(List.of("root", "4711", "4700", "0", "12:00", "?", "00:00:00", String.join(" ", command()))));
    }

    ContainerInfo info() {
        var endpoints = new LinkedHashMap<String, ContainerInfo.NetworkEndpoint>();
        networks.forEach((network, joined) -> endpoints.put(
                network, new ContainerInfo.NetworkEndpoint(joined.networkId, joined.address, joined.fixed, List.of(),
                        joined.address.isEmpty() || joined.fixed6 == null ? "" : joined.fixed6, joined.fixed6)));
        return new ContainerInfo(id, name, spec.image(), image.id(), String.join(" ", command()), created, state, status(),
                state == ContainerState.RUNNING ? health : Health.NONE, exitCode, labels, ports, endpoints, mounts);
    }

    Value.Mapping described() {
        var joined = Value.mapping();
        networks.forEach((network, endpoint) -> joined.put(network, endpoint.settings.with("IPAddress", Value.of(endpoint.address))
                .with("Aliases", aliases(endpoint))));
        var points = mounts.stream().<Value>map(mount -> Value.mapping().put("Type", mount.type()).put("Name", mount.name()).put("Driver", "local")
                .put("Source", mount.source()).put("Destination", mount.target()).put("RW", mount.writable()).build()).toList();
        return Value.mapping().put("Id", id).put("Name", "/" + name).put("Config", spec.config().with("Image", Value.of(spec.image())))
                .put("HostConfig", spec.hostConfig().with("NetworkMode", Value.of(spec.networkMode()))).put("Mounts", new Value.Items(points))
                .put("State", Value.mapping().put("Running", running()).build())
                .put("NetworkSettings", Value.mapping().put("Networks", joined.build()).build()).build();
    }

    private static Value aliases(Joined endpoint) {
        var aliases = endpoint.settings.get("Aliases");
        return aliases == null ? Value.Null.NULL : aliases;
    }

    ContainerDetails details() {
        return new ContainerDetails(id, name, image.id(), state, running(), exitCode, error, false,
                startedAt == null ? null : startedAt.toString(), tty(), health, probes,
                restartPolicy().isEmpty() ? "no" : restartPolicy(), maxRetries(), restarts);
    }

    private String status() {
        return switch (state) {
            case CREATED -> "Created";
            case EXITED -> "Exited (" + exitCode + ") Less than a second ago";
            case RESTARTING -> "Restarting (" + exitCode + ") Less than a second ago";
            case PAUSED -> "Up Less than a second (Paused)";
            case REMOVING -> "Removal In Progress";
            case DEAD -> "Dead";
            case RUNNING -> "Up Less than a second" + switch (health) {
                case NONE -> "";
                case STARTING -> " (health: starting)";
                case HEALTHY -> " (healthy)";
                case UNHEALTHY -> " (unhealthy)";
            };
        };
    }
}
