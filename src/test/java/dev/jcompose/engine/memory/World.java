package dev.jcompose.engine.memory;

import dev.jcompose.engine.ContainerFile;
import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.ContainerSpec;
import dev.jcompose.engine.ContainerState;
import dev.jcompose.engine.EngineStream;
import dev.jcompose.engine.ExecSpec;
import dev.jcompose.engine.NetworkSpec;
import dev.jcompose.engine.EngineStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What the engine has. Its own monitor is the engine's lock.
final class World {

    final EventHub events = new EventHub();
    final Networks networks = new Networks();
    final Volumes volumes = new Volumes(events);
    final Images images = new Images(events);
    /// By ID, oldest first.
    final SequencedMap<String, MemoryContainer> containers = new LinkedHashMap<>();
    final Lifecycle lifecycle = new Lifecycle(networks, events, containers.values());
    final Map<String, Behaviour> behaviours = new HashMap<>();
    final AtomicInteger deafLogs = new AtomicInteger();
    String apiVersion = "1.41";
    Supplier<EngineStatus> status = () -> new EngineStatus("Memory", "/var/lib/docker", Instant.now(),
            List.of("name=seccomp,profile=default"), List.of(), List.of());

    @Nullable MemoryContainer find(String nameOrId) {
        var bare = nameOrId.startsWith("/") ? nameOrId.substring(1) : nameOrId;
        return containers.values().stream()
                .filter(container -> container.name.equals(bare) || !bare.isEmpty() && container.id.startsWith(bare))
                .findFirst().orElse(null);
    }

    MemoryContainer present(String nameOrId) {
        var container = find(nameOrId);
        if (container == null) {
            throw Refusal.noSuchContainer(nameOrId);
        }
        return container;
    }

    List<ContainerInfo> containers(Map<String, String> labels) {
        return new ArrayList<>(containers.sequencedValues().reversed()).stream()
                .filter(container -> EventHub.matches(container.labels, labels))
                .map(MemoryContainer::info).toList();
    }

    String createContainer(ContainerSpec spec) {
        var image = images.byReference(spec.image());
        if (image == null) {
            throw new Refusal(404, "No such image: " + Images.withTag(spec.image()));
        }
        refuseTakenName(spec.name(), "");
        refuseTogether(spec);
        var behaviour = behaviours.getOrDefault(spec.name(), behaviours.getOrDefault(spec.image(), Behaviour.RUNS));
        var container = new MemoryContainer(Ids.next("container"), spec, image, behaviour);
        volumes.mount(container, Values.texts(spec.hostConfig(), "VolumesFrom").stream()
                .flatMap(other -> present(other).mounts.stream()).toList());
        containers.put(container.id, container);
        events.container(container, "create");
        return container.id;
    }

    /// A missing network is only noticed at the start.
    private static void refuseTogether(ContainerSpec spec) {
        if (spec.endpoints().size() > 1 && spec.endpoints().containsKey("host")) {
            throw new Refusal(400, "container cannot be disconnected from host network or connected to host network");
        }
        if (spec.endpoints().size() > 1 && spec.endpoints().containsKey("none")) {
            throw new Refusal(400, "container cannot be connected to multiple networks with one of the networks in private (none) mode");
        }
        var bridge = spec.endpoints().get("bridge");
        if (bridge != null && bridge.ipv4Address() != null) {
            throw new Refusal(400, "user specified IP address is supported on user defined networks only");
        }
    }

    private void refuseTakenName(String name, String before) {
        containers.values().stream().filter(other -> other.name.equals(name)).findFirst().ifPresent(other -> {
            throw new Refusal(409, before + "Conflict. The container name \"/" + name + "\" is already in use by container \"" + other.id
                    + "\". You have to remove (or rename) that container to be able to reuse that name.");
        });
    }

    void start(String name) {
        var container = present(name);
        // Its program looks into the files of its volumes as well.
        container.files.putAll(files(container));
        if (!container.running()) {
            lifecycle.start(container);
        }
    }

    void stop(String name) {
        var container = present(name);
        if (container.running()) {
            lifecycle.stop(container, "15", container.behaviour.stopCode(), true);
        }
    }

    void restart(String name) {
        stop(name);
        var container = present(name);
        lifecycle.start(container);
        events.container(container, "restart");
    }

    void kill(String name, String signal) {
        var container = present(name);
        if (!container.running()) {
            throw new Refusal(409, "Cannot kill container: " + name + ": Container " + container.id + " is not running");
        }
        boolean deadly = List.of("SIGKILL", "KILL", "9").contains(signal);
        if (deadly || List.of("SIGTERM", "TERM", "15", "SIGINT", "INT", "2").contains(signal) && !container.behaviour.shell()) {
            lifecycle.stop(container, deadly ? "9" : "15", deadly ? 137 : container.behaviour.stopCode(), false);
        } else {
            events.container(container, "kill", "signal", signal);
        }
    }

    void pause(String name) {
        var container = present(name);
        if (container.state == ContainerState.PAUSED) {
            throw new Refusal(409, "Container " + container.id + " is already paused");
        }
        if (container.state != ContainerState.RUNNING) {
            throw new Refusal(409, "Container " + container.id + " is not running");
        }
        container.state = ContainerState.PAUSED;
        events.container(container, "pause");
    }

    void unpause(String name) {
        var container = present(name);
        if (container.state != ContainerState.PAUSED) {
            throw new Refusal(500, "Container " + container.id + " is not paused");
        }
        container.state = ContainerState.RUNNING;
        events.container(container, "unpause");
    }

    /// Blocks outside of the lock.
    int awaitEnd(String name) {
        MemoryContainer container;
        var ended = new CountDownLatch(1);
        EngineStream ends;
        synchronized (this) {
            var found = present(name);
            container = found;
            if (!container.running()) {
                return container.exitCode;
            }
            ends = events.subscribe(Map.of(), null, null, event -> {
                if (event.id().equals(found.id) && event.action().equals("die")) {
                    ended.countDown();
                }
            });
        }
        try (ends) {
            ended.await();
            return container.exitCode;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Refusal(0, "interrupted");
        }
    }

    void remove(String name, boolean anonymousVolumes) {
        var container = find(name);
        if (container == null) {
            return;
        }
        if (container.running()) {
            lifecycle.stop(container, "9", 137, false);
        }
        if (containers.remove(container.id) == null) {
            return;
        }
        if (anonymousVolumes) {
            volumes.removeAnonymous(container, containers.values());
        }
        events.container(container, "destroy");
    }

    void rename(String name, String newName) {
        var container = present(name);
        refuseTakenName(newName, "Error when allocating new name: ");
        var old = container.name;
        container.name = newName;
        events.container(container, "rename", "oldName", "/" + old);
    }

    /// Into the volume that is mounted there, where one is.
    void write(MemoryContainer container, ContainerFile file) {
        byte[] bytes;
        try {
            bytes = file.source() == null ? file.text().getBytes(StandardCharsets.UTF_8) : Files.readAllBytes(Path.of(file.source()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        write(container, file.path(), bytes);
    }

    private void write(MemoryContainer container, String path, byte[] bytes) {
        for (var mount : container.mounts) {
            if (mount.type().equals("volume") && path.startsWith(mount.target() + "/")) {
                if (!mount.writable()) {
                    throw new Refusal(500, "Error processing tar file(exit status 1): open " + path + ": read-only file system");
                }
                volumes.contents(mount.name()).put(path.substring(mount.target().length() + 1), bytes);
                return;
            }
        }
        container.files.put(path, bytes);
    }

    Archives archives(String name) {
        var container = present(name);
        return new Archives(container.id, files(container),
                container.mounts.stream().map(ContainerInfo.MountInfo::target).collect(java.util.stream.Collectors.toSet()),
                (path, bytes) -> write(container, path, bytes));
    }

    /// What a container sees: its own files, and those of its volumes.
    Map<String, byte[]> files(MemoryContainer container) {
        var files = new TreeMap<>(container.files);
        for (var mount : container.mounts) {
            if (mount.type().equals("volume")) {
                volumes.contents(mount.name()).forEach((path, bytes) -> files.put(mount.target() + "/" + path, bytes));
            }
        }
        for (var mount : Values.mappings(container.spec.hostConfig(), "Mounts")) {
            var subpath = Values.text(Values.mapping(mount, "VolumeOptions"), "Subpath", "");
            if (!subpath.isEmpty()) {
                files.put(Values.text(mount, "Target", ""),
                        volumes.contents(Values.text(mount, "Source", "")).getOrDefault(subpath, new byte[0]));
            }
        }
        return files;
    }

    TinyShell shell(String name, ExecSpec spec) {
        synchronized (this) {
            var container = present(name);
            if (!container.running()) {
                throw new Refusal(409, "Container " + container.id + " is not running");
            }
            var environment = new ArrayList<>(Values.texts(container.spec.config(), "Env"));
            environment.addAll(spec.environment());
            var folder = spec.workingDir() == null ? Values.text(container.spec.config(), "WorkingDir", "/") : spec.workingDir();
            return new TinyShell(container.files, environment, folder);
        }
    }

    String createNetwork(NetworkSpec spec) {
        var id = networks.create(spec);
        events.publish("network", "create", id, Map.of("name", spec.name(), "type", "bridge"));
        return id;
    }

    void removeNetwork(String name) {
        var net = networks.find(name);
        if (net != null) {
            networks.remove(net);
            events.publish("network", "destroy", net.info().id(), Map.of("name", net.info().name(), "type", net.info().driver()));
        }
    }

    void disconnect(String network, String name) {
        var container = present(name);
        var net = networks.find(network);
        if (net == null) {
            throw new Refusal(404, "network " + network + " not found");
        }
        if (container.networks.remove(net.info().name()) == null) {
            throw new Refusal(500, "container " + container.id + " is not connected to network " + net.info().name());
        }
        net.taken().values().remove(container.id);
        net.taken6().values().remove(container.id);
        events.publish("network", "disconnect", net.info().id(),
                Map.of("container", container.id, "name", net.info().name(), "type", net.info().driver()));
    }
    void connect(String network, String name, ContainerSpec.Endpoint endpoint) {
        var container = present(name);
        var net = networks.find(network);
        if (net == null) {
            throw new Refusal(404, "network " + network + " not found");
        }
        if (container.running() && container.networks.containsKey(net.info().name())) {
            throw new Refusal(403, "endpoint with name " + container.name + " already exists in network " + net.info().name());
        }
        var joined = new MemoryContainer.Joined(endpoint);
        if (container.running()) {
            networks.join(container, net.info().name(), joined);
        }
        container.networks.put(net.info().name(), joined);
        events.publish("network", "connect", net.info().id(),
                Map.of("container", container.id, "name", net.info().name(), "type", net.info().driver()));
    }
}
