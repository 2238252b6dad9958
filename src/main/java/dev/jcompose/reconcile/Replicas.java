package dev.jcompose.reconcile;

import dev.jcompose.canon.Canon;
import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.ContainerState;
import dev.jcompose.graph.DependencyGraph;
import dev.jcompose.model.KeyPath;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Mount;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import dev.jcompose.observe.Snapshot;
import dev.jcompose.plan.References;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which containers each service is to have: which of the existing ones stay, which are replaced and why, which are too many.
final class Replicas implements ContainerSpecs.Others {

    private final Project project;
    private final Snapshot snapshot;
    private final Actual actual;
    private final UpOptions options;
    private final Map<String, Networks.Fate> networks;
    private final SequencedMap<String, List<Replica>> wanted = new LinkedHashMap<>();
    private final List<ContainerInfo> surplus = new ArrayList<>();

    private final Set<String> unsettled;

    private Replicas(Project project, Snapshot snapshot, Actual actual, UpOptions options, Map<String, Networks.Fate> networks,
            Set<String> unsettled) {
        this.project = project;
        this.snapshot = snapshot;
        this.actual = actual;
        this.options = options;
        this.networks = networks;
        this.unsettled = unsettled;
    }

    /// @param unsettled services whose configuration is not known yet: what they have is not compared with it
    static Replicas decide(Project project, Snapshot snapshot, Actual actual, UpOptions options, Map<String, Networks.Fate> networks,
            Set<String> unsettled) {
        var replicas = new Replicas(project, snapshot, actual, options, networks, unsettled);
        for (var name : DependencyGraph.of(project.services()).order()) {
            replicas.decide(project.service(name), actual.of(name));
        }
        return replicas;
    }

    /// By service, dependencies first.
    SequencedMap<String, List<Replica>> wanted() {
        return wanted;
    }

    List<Replica> of(String service) {
        return wanted.getOrDefault(service, List.of());
    }

    /// Containers beyond the wanted number.
    List<ContainerInfo> surplus() {
        return surplus;
    }

    /// Whether a container is one that a service is to have, as it is or replaced.
    boolean isWanted(ContainerInfo container) {
        return wanted.values().stream().flatMap(List::stream).anyMatch(replica -> container.equals(replica.existing()));
    }

    /// The container that stands for a service where others name it: the first by name. The service may be one that is not meant now.
    /// Null when it has none.
    @Nullable Replica representative(String service) {
        var other = project.disabledServices().get(service);
        return of(service).stream().min(Comparator.comparing(Replica::name)).orElseGet(() -> other == null ? null
                : actual.of(service).stream().min(Comparator.comparing(ContainerInfo::name))
                        .map(container -> new Replica(other, Actual.number(container), container.name(), container, null)).orElse(null));
    }

    /// The ID of that container, or what stands for it until it is known.
    @Override
    public String idOf(String service) {
        var representative = representative(service);
        return representative != null && representative.existing() != null && representative.isKept()
                ? representative.existing().id() : References.placeholder(service);
    }

    /// The names of all containers of a service, which may be one that is not meant now.
    @Override
    public List<String> namesOf(String service) {
        return project.disabledServices().containsKey(service)
                ? actual.of(service).stream().map(ContainerInfo::name).toList() : of(service).stream().map(Replica::name).toList();
    }

    private void checkShared(Service service, int count) {
        for (var sharing : Sharing.of(service)) {
            if (count > 0 && representative(sharing.service()) == null) {
                throw new UnplannableException(project.origin(KeyPath.service(service.name()) + "." + sharing.attribute()), "cannot share "
                        + sharing.what().word + " with service " + sharing.service() + ": container missing; service \"" + service.name()
                        + "\" needs it, so bring " + sharing.service() + " up as well");
            }
        }
    }

    private void decide(Service service, List<ContainerInfo> existing) {
        int count = service.provider() != null ? 0 : options.scale().getOrDefault(service.name(), service.replicas());
        if (count > 1 && service.lifecycle().containerName() != null) {
            throw new UnplannableException(project.origin(KeyPath.service(service.name()) + ".container_name"),
                    "service \"" + service.name() + "\" has a container_name, so it cannot have " + count
                            + " containers: a container name must be unique; remove container_name to scale it");
        }
        checkShared(service, count);
        var reasons = new HashMap<String, @Nullable String>();
        existing.forEach(container -> reasons.put(container.id(), whyReplace(service, container)));
        var sorted = new ArrayList<>(existing);
        sorted.sort(Comparator.comparing((ContainerInfo container) -> reasons.get(container.id()) != null)
                .thenComparing(Actual::number).thenComparing(ContainerInfo::name));
        var kept = sorted.subList(0, Math.min(count, sorted.size()));
        surplus.addAll(sorted.subList(kept.size(), sorted.size()));

        var list = new ArrayList<Replica>();
        for (var container : kept) {
            list.add(new Replica(service, Actual.number(container), reasons.get(container.id()) == null ? Actual.finalName(container)
                    : name(service, Actual.number(container)), container, reasons.get(container.id())));
        }
        for (int number : actual.freed(service.name())) {
            if (list.size() < count && existing.stream().noneMatch(container -> Actual.number(container) == number)) {
                list.add(new Replica(service, number, name(service, number), null, null));
            }
        }
        int next = Math.max(existing.stream().mapToInt(Actual::number).max().orElse(0), list.stream().mapToInt(Replica::number).max().orElse(0));
        while (list.size() < count) {
            next++;
            list.add(new Replica(service, next, name(service, next), null, null));
        }
        list.sort(Comparator.comparingInt(Replica::number));
        wanted.put(service.name(), list);
    }

    private String name(Service service, int number) {
        var own = service.lifecycle().containerName();
        return own != null ? own : project.containerName(service.name(), number);
    }

    /// Why an existing container has to be replaced; null when it is what the file says.
    private @Nullable String whyReplace(Service service, ContainerInfo container) {
        boolean named = options.services().isEmpty() || options.services().contains(service.name());
        var policy = named ? options.recreate() : options.recreateDependencies();
        return switch (policy) {
            case NEVER -> missingNetwork(service, container, fate -> fate.isReplaced() && !reconnects(service, container, fate)).orElse(null);
            case ALWAYS -> "it was asked for";
            case DIVERGED -> divergence(service, container);
        };
    }

    private @Nullable String divergence(Service service, ContainerInfo container) {
        if (container.state() == ContainerState.DEAD) {
            return "the engine could not remove it completely";
        }
        for (var sharing : Sharing.of(service)) {
            var shared = representative(sharing.service());
            if (shared != null && !shared.isKept()) {
                return "the container " + sharing.what().relation + ", " + shared.name() + ", is made anew";
            }
        }
        var image = project.imageName(service);
        if (!unsettled.contains(service.name()) && !container.label(Labels.CONFIG_HASH).equals(hash(service))) {
            return container.image().equals(image) || container.image().startsWith("sha256:")
                    ? "its configuration changed"
                    : "image changed from " + container.image() + " to " + image;
        }
        var changed = snapshot.contents().changes().getOrDefault(container.id(), List.of());
        if (!changed.isEmpty()) {
            return "content of " + String.join(", ", changed) + " changed";
        }
        var present = snapshot.images().get(image);
        var made = container.label(Labels.IMAGE);
        if (present != null && !made.isEmpty() && !made.equals(present.id())) {
            return "image " + image + " changed from " + shorten(made) + " to " + shorten(present.id());
        }
        return missingNetwork(service, container, fate -> fate.create() != null && !reconnects(service, container, fate)
                || !isConnected(container, fate))
                .or(() -> Claims.on(project, service, container, networks)).or(() -> missingVolume(service, container)).orElse(null);
    }

    private Optional<String> missingNetwork(Service service, ContainerInfo container, Predicate<Networks.Fate> missing) {
        if (service.networking().networkMode() != null) {
            return Optional.empty();
        }
        return service.networking().networks().keySet().stream().sorted()
                .map(networks::get)
                .filter(fate -> fate != null && missing.test(fate))
                .map(fate -> fate.isReplaced() && isConnected(container, fate) ? "network " + fate.network().name() + " is made anew"
                        : "it is not connected to network " + fate.network().name())
                .findFirst();
    }

    /// Whether a container that stays leaves a network for a while and joins its successor.
    boolean reconnects(Replica replica, Networks.Fate fate) {
        var existing = replica.existing();
        return existing != null && replica.isKept() && replica.service().networking().networkMode() == null
                && replica.service().networking().networks().containsKey(fate.network().key())
                && reconnects(replica.service(), existing, fate);
    }

    /// Whether it leaves any of its networks for a while.
    boolean isReconnected(Replica replica) {
        return networks.values().stream().anyMatch(fate -> reconnects(replica, fate));
    }

    /// Nobody can stop and start a container whose namespaces others are in without taking these from them.
    private boolean reconnects(Service service, ContainerInfo container, Networks.Fate fate) {
        return fate.isReplaced() && isConnected(container, fate)
                && Stream.concat(project.services().values().stream(), project.disabledServices().values().stream())
                        .flatMap(other -> Sharing.of(other).stream())
                        .noneMatch(sharing -> sharing.what() != Sharing.What.VOLUMES && sharing.service().equals(service.name()));
    }

    private static boolean isConnected(ContainerInfo container, Networks.Fate fate) {
        var endpoint = container.networks().get(fate.network().name());
        if (endpoint == null || fate.existing() == null) {
            return endpoint != null;
        }
        // A stopped container keeps the network's name, and loses its ID when the network is removed and made again.
        return endpoint.networkId().isEmpty() || endpoint.networkId().equals(fate.existing().id());
    }

    private Optional<String> missingVolume(Service service, ContainerInfo container) {
        return service.storage().volumes().stream()
                .filter(Mount::isNamedVolume)
                .map(mount -> project.volumes().get(mount.source()))
                .filter(volume -> volume != null && container.mounts().stream().noneMatch(mounted -> mounted.name().equals(volume.name())))
                .map(volume -> "volume " + volume.name() + " is not mounted in it")
                .findFirst();
    }

    /// The configuration hash as the container label holds it.
    private String hash(Service service) {
        return Canon.serviceHash(project, Sharing.resolved(project, service, this::idOf));
    }

    /// `sha256:a1b2c3d4...` as `a1b2c3d4e5f6`.
    private static String shorten(String id) {
        var digits = id.substring(id.indexOf(':') + 1);
        return digits.length() > 12 ? digits.substring(0, 12) : digits;
    }
}
