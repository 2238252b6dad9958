package dev.jcompose.observe;

import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.Engine;
import dev.jcompose.engine.NetworkInfo;
import dev.jcompose.model.FileGrant;
import dev.jcompose.model.FileObject;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Network;
import dev.jcompose.model.Origins;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import dev.jcompose.model.Value;
import dev.jcompose.model.Volume;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A project that says what containers are made of that were made without one (what is taken over: Docker Compose 2.40).
public final class Generated {

    private final List<NetworkInfo> allNetworks;
    private final @Nullable Path directory;
    private final SequencedMap<String, Service> services = new TreeMap<>();
    private final SequencedMap<String, Network> networks = new TreeMap<>();
    private final SequencedMap<String, Volume> volumes = new TreeMap<>();
    private final SequencedMap<String, FileObject> secrets = new TreeMap<>();

    private Generated(List<NetworkInfo> networks, @Nullable Path directory) {
        this.allNetworks = networks;
        this.directory = directory;
    }

    /// @param names     of containers, or what their names or IDs begin with
    /// @param name      of the project; may be empty
    /// @param directory from which host paths below it are written; null to write all of them whole
    /// @return empty services when there is no such container
    public static Project project(Engine engine, List<String> names, String name, @Nullable Path directory) {
        var generated = new Generated(engine.networks(), directory);
        for (var container : meant(engine.containers(Map.of()), names)) {
            engine.describe(container.id()).ifPresent(described -> generated.add(container, new Described(described)));
        }
        return new Project(name, false, directory == null ? Path.of("/") : directory, List.of(), List.of(), Map.of(), generated.services,
                new LinkedHashMap<>(), generated.networks, generated.volumes, new LinkedHashMap<>(), generated.secrets, new LinkedHashMap<>(),
                Value.Mapping.EMPTY, Origins.NONE);
    }

    private static List<ContainerInfo> meant(List<ContainerInfo> all, List<String> names) {
        var ids = new HashSet<String>();
        var meant = new ArrayList<ContainerInfo>();
        for (var name : names) {
            all.stream().filter(container -> container.name().contains(name) || container.id().startsWith(name))
                    .filter(container -> ids.add(container.id())).forEach(meant::add);
        }
        return meant;
    }

    /// A further container of a service counts and changes nothing else.
    private void add(ContainerInfo container, Described described) {
        var label = container.label(Labels.SERVICE);
        var name = label.isEmpty() ? container.name() : label;
        var known = services.get(name);
        int scale = known == null || known.lifecycle().scale() == null ? 1 : known.lifecycle().scale() + 1;
        var service = known == null ? service(name, container, described) : known;
        services.put(name, service.withLifecycle(service.lifecycle().withScale(scale)));
    }

    private Service service(String name, ContainerInfo container, Described described) {
        var labels = new TreeMap<String, String>();
        container.labels().forEach((key, value) -> {
            if (!key.startsWith("com.docker.compose.") && !key.startsWith("desktop.docker.io")) {
                labels.put(key, value);
            }
        });
        var grants = new ArrayList<FileGrant>();
        described.secrets().forEach((target, file) -> {
            var secret = target.substring(target.lastIndexOf('/') + 1);
            secrets.put(secret, new FileObject(secret, secret, file, null, null, false, new LinkedHashMap<>(), null, new LinkedHashMap<>(), null,
                    null, Value.Mapping.EMPTY));
            grants.add(new FileGrant(secret, target, null, null, null, Value.Mapping.EMPTY));
        });
        described.volumes().forEach((volume, driver) -> volumes.put(volume, new Volume(volume, driver == null ? "" : volume, driver,
                new LinkedHashMap<>(), false, new LinkedHashMap<>(), Value.Mapping.EMPTY)));
        var attachments = described.attachments();
        attachments.keySet().forEach(network -> networks.put(network, new Network(network, "", null, new LinkedHashMap<>(), Network.Ipam.NONE,
                false, isInternal(network), false, new LinkedHashMap<>(), null, null, Value.Mapping.EMPTY)));
        var none = Service.Networking.NONE;
        return Service.of(name, container.image())
                .withProcess(Service.Process.NONE.withEnvironment(described.environment()).withLabels(labels))
                .withNetworking(new Service.Networking(null, null, described.ports(), none.expose(), attachments, null, null, none.extraHosts(),
                        none.dns(), none.dnsOpt(), none.dnsSearch(), none.links(), none.externalLinks()))
                .withStorage(new Service.Storage(described.mounts(directory), List.of(), List.of(), grants, List.of(), new LinkedHashMap<>()))
                .withLifecycle(Service.Lifecycle.NONE.withHealthcheck(described.healthcheck()));
    }

    private boolean isInternal(String network) {
        return allNetworks.stream().filter(NetworkInfo::internal).map(NetworkInfo::name).collect(Collectors.toSet()).contains(network);
    }
}
