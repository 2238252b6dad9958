package dev.jcompose.engine.memory;

import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.VolumeInfo;
import dev.jcompose.engine.VolumeSpec;
import dev.jcompose.model.Value;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The volumes and what containers mount; guarded by the engine's lock.
final class Volumes {

    final Map<String, VolumeInfo> byName = new TreeMap<>();
    /// Volumes nobody named: they may go with their container.
    private final Set<String> anonymous = new LinkedHashSet<>();
    private final Map<String, Map<String, byte[]>> contents = new TreeMap<>();
    private final EventHub events;

    Volumes(EventHub events) {
        this.events = events;
    }

    /// A volume's files by their path in it.
    Map<String, byte[]> contents(String name) {
        return contents.computeIfAbsent(name, volume -> new TreeMap<>());
    }

    void create(VolumeSpec spec) {
        var present = byName.get(spec.name());
        var driver = spec.driver() == null || spec.driver().isEmpty() ? "local" : spec.driver();
        if (present != null && !present.driver().equals(driver)) {
            throw new Refusal(409, "create " + spec.name() + ": conflict: volume name must be unique");
        }
        if (present == null) {
            byName.put(spec.name(), new VolumeInfo(spec.name(), driver, spec.labels(),
                    "/var/lib/docker/volumes/" + spec.name() + "/_data", "local"));
            events.publish("volume", "create", spec.name(), Map.of("driver", driver));
        }
    }

    void remove(String name, Collection<MemoryContainer> containers) {
        if (!byName.containsKey(name)) {
            return;
        }
        var users = containers.stream().filter(container -> uses(container, name)).map(container -> container.id).toList();
        if (!users.isEmpty()) {
            throw new Refusal(409, "remove " + name + ": volume is in use - " + users);
        }
        byName.remove(name);
        contents.remove(name);
        anonymous.remove(name);
        events.publish("volume", "destroy", name, Map.of("driver", "local"));
    }

    void removeAnonymous(MemoryContainer container, Collection<MemoryContainer> others) {
        for (var mount : container.mounts) {
            if (anonymous.contains(mount.name()) && others.stream().noneMatch(other -> uses(other, mount.name()))) {
                remove(mount.name(), List.of());
            }
        }
    }

    private static boolean uses(MemoryContainer container, String volume) {
        return container.mounts.stream().anyMatch(mount -> mount.name().equals(volume));
    }

    /// Mounts what the request names, then anonymous volumes for what the request and the image declare besides.
    ///
    /// @param shared what the containers have that it is to see the volumes of
    void mount(MemoryContainer container, List<ContainerInfo.MountInfo> shared) {
        var byTarget = new LinkedHashMap<String, ContainerInfo.MountInfo>();
        shared.forEach(mount -> byTarget.put(mount.target(), mount));
        for (var bind : Values.texts(container.spec.hostConfig(), "Binds")) {
            var parts = bind.split(":");
            boolean writable = parts.length < 3 || !List.of(parts[2].split(",")).contains("ro");
            add(byTarget, parts[0].startsWith("/") ? "bind" : "volume", parts[0], parts[1], writable);
        }
        for (Value.Mapping mount : Values.mappings(container.spec.hostConfig(), "Mounts")) {
            add(byTarget, Values.text(mount, "Type", "volume"), Values.text(mount, "Source", ""),
                    Values.text(mount, "Target", ""), !Values.bool(mount, "ReadOnly"));
        }
        var declared = new LinkedHashSet<>(container.image.volumes());
        declared.addAll(Values.mapping(container.spec.config(), "Volumes").entries().keySet());
        declared.removeAll(byTarget.keySet());
        declared.forEach(target -> add(byTarget, "volume", "", target, true));
        container.mounts.addAll(byTarget.values());
    }

    private void add(Map<String, ContainerInfo.MountInfo> byTarget, String type, String source, String target, boolean writable) {
        if (!type.equals("volume")) {
            byTarget.put(target, new ContainerInfo.MountInfo(type, "", source, target, writable));
            return;
        }
        var name = source;
        if (name.isEmpty()) {
            name = Ids.next("volume");
            anonymous.add(name);
        }
        create(new VolumeSpec(name, null, new LinkedHashMap<>(), new LinkedHashMap<>()));
        byTarget.put(target, new ContainerInfo.MountInfo("volume", name, "/var/lib/docker/volumes/" + name + "/_data", target, writable));
    }
}
