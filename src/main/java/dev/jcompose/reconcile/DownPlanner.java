package dev.jcompose.reconcile;

import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.ContainerState;
import dev.jcompose.engine.NetworkInfo;
import dev.jcompose.engine.VolumeInfo;
import dev.jcompose.graph.DependencyGraph;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Network;
import dev.jcompose.model.Project;
import dev.jcompose.model.Volume;
import dev.jcompose.observe.Snapshot;
import dev.jcompose.plan.Operation;
import dev.jcompose.plan.Plan;
import dev.jcompose.plan.StepId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The plan that takes a project away: containers in reverse dependency order, then what only they needed.
public final class DownPlanner {

    /// How the engine names volumes that nobody named.
    private static final Pattern ANONYMOUS = Pattern.compile("[0-9a-f]{64}");

    private static final String ALL = "the project goes down";

    private final Project project;
    private final Snapshot snapshot;
    private final DownOptions options;
    private final Plan.Builder plan = new Plan.Builder();
    private final List<StepId> removals = new ArrayList<>();
    /// By service: the steps that remove containers of its hooks.
    private final Map<String, List<StepId>> hookRemovals = new TreeMap<>();

    private DownPlanner(Project project, Snapshot snapshot, DownOptions options) {
        this.project = project;
        this.snapshot = snapshot;
        this.options = options;
    }

    /// @throws UnplannableException when the containers belong to another folder's stack of the same name
    public static Decision plan(Project project, Snapshot snapshot, DownOptions options) {
        Directories.check(project, snapshot);
        return new DownPlanner(project, snapshot, options).plan();
    }

    private Decision plan() {
        var actual = Actual.of(project, snapshot);
        var graph = DependencyGraph.of(project.services());
        var order = graph.order().reversed();
        Set<String> meant = options.services().isEmpty() ? new TreeSet<>(order) : graph.withDependants(options.services());
        hooks(meant);
        var stops = new TreeMap<String, List<StepId>>();
        var removed = new ArrayList<ContainerInfo>();
        for (var service : order) {
            if (!meant.contains(service)) {
                continue;
            }
            var before = new ArrayList<StepId>();
            graph.withDependants(Set.of(service)).forEach(dependant -> before.addAll(stops.getOrDefault(dependant, List.of())));
            var containers = new ArrayList<>(actual.of(service));
            Stream.of(actual.leftovers(), actual.oneOffs(), actual.orphans()).flatMap(List::stream)
                    .filter(container -> container.label(Labels.SERVICE).equals(service)).forEach(containers::add);
            for (var container : containers) {
                stops.computeIfAbsent(service, name -> new ArrayList<>()).addAll(remove(container, why(service), before));
            }
            var provider = project.service(service).provider();
            if (provider != null) {
                stops.computeIfAbsent(service, name -> new ArrayList<>()).add(plan.add(
                        new Operation.RunProvider(service, provider, Operation.RunProvider.Command.DOWN), why(service), before));
            }
            removed.addAll(containers);
        }
        if (options.removeOrphans()) {
            var extra = new ArrayList<>(actual.orphans());
            extra.removeAll(removed);
            extra.forEach(container -> remove(container, "--remove-orphans", List.of()));
            removed.addAll(extra);
        }
        networks(removed);
        files(meant);
        images();
        volumes(meant, removed);
        return new Decision(plan.build(), List.of(), List.of());
    }

    /// What failed hooks left behind, also those of services that the files no longer know. It sees the volumes of the service's
    /// containers: as long as these exist, none of theirs goes with it.
    private void hooks(Set<String> meant) {
        if (options.services().isEmpty()) {
            removals.addAll(Seeds.clear(plan, snapshot, ALL));
        }
        for (var left : snapshot.hooks()) {
            if (Seeds.leftover(snapshot).contains(left)) {
                continue;
            }
            var service = left.label(Labels.SERVICE);
            if (options.services().isEmpty() || meant.contains(service)) {
                hookRemovals.computeIfAbsent(service, name -> new ArrayList<>())
                        .add(PreStarts.remove(plan, left, why(service), List.of()));
            }
        }
        hookRemovals.values().forEach(removals::addAll);
    }

    private String why(String service) {
        return options.services().isEmpty() ? ALL
                : options.services().contains(service) ? "it was named" : "it depends on what was named";
    }

    /// @return the step after which it no longer runs
    private List<StepId> remove(ContainerInfo container, String because, List<StepId> before) {
        var stopped = new ArrayList<>(before);
        if (container.isUp()) {
            stopped.clear();
            stopped.add(Hooks.stop(plan, project.services().get(container.label(Labels.SERVICE)), UpPlanner.ref(container),
                    container.state() == ContainerState.RUNNING, options.timeout(), because, before));
        }
        var ready = new ArrayList<>(stopped);
        ready.addAll(hookRemovals.getOrDefault(container.label(Labels.SERVICE), List.of()));
        removals.add(plan.add(new Operation.RemoveContainer(UpPlanner.ref(container), options.volumes()), because, ready));
        return stopped;
    }

    /// The project's networks, by label: nothing that belongs to others. With only some services going, those that no container that
    /// stays is on, not even a stopped one, which could not be started again.
    private void networks(List<ContainerInfo> removed) {
        var external = names(project.networks().values().stream().filter(Network::external).map(Network::name));
        var needed = options.services().isEmpty() ? Set.of() : names(snapshot.containers().stream()
                .filter(container -> !removed.contains(container)).flatMap(container -> container.networks().keySet().stream()));
        snapshot.networks().stream()
                .filter(network -> network.label(Labels.PROJECT).equals(project.name()))
                .filter(network -> !external.contains(network.name()) && !needed.contains(network.name()))
                .sorted(Comparator.comparing(NetworkInfo::name))
                .forEach(network -> plan.add(new Operation.RemoveNetwork(network.name(), network.id(), false),
                        options.services().isEmpty() ? ALL : "nothing is on it any more", removals));
    }

    private static Set<String> names(Stream<String> names) {
        return names.collect(Collectors.toCollection(TreeSet::new));
    }

    /// The volumes with configs and secrets go with the containers that had them, whatever else stays.
    private void files(Set<String> meant) {
        snapshot.fileVolumes().stream()
                .filter(volume -> options.services().isEmpty() || meant.contains(volume.label(Labels.FILES)))
                .forEach(volume -> plan.add(new Operation.DropFiles(volume.label(Labels.FILES), volume.name()),
                        why(volume.label(Labels.FILES)), removals));
    }

    private void images() {
        if (options.images() == DownOptions.Images.NONE) {
            return;
        }
        var names = new TreeSet<String>();
        for (var service : project.services().values()) {
            if (service.provider() != null) {
                continue;
            }
            var name = project.imageName(service);
            var image = snapshot.images().get(name);
            boolean local = image != null && (project.name().equals(image.labels().get(Labels.PROJECT))
                    || service.image() == null && !image.labels().containsKey(Labels.PROJECT));
            if (image != null && (options.images() == DownOptions.Images.ALL || local)) {
                names.add(name);
            }
        }
        names.forEach(name -> plan.add(new Operation.RemoveImage(name),
                options.images() == DownOptions.Images.ALL ? "--rmi all" : "--rmi local", removals));
    }

    /// The project's own named volumes, and the anonymous ones that replaced containers had handed on. One that the files no longer
    /// name stays, and with only some services going, those that none of these mounts.
    private void volumes(Set<String> meant, List<ContainerInfo> removed) {
        if (!options.volumes()) {
            return;
        }
        var external = names(project.volumes().values().stream().filter(Volume::external).map(Volume::name));
        var names = new TreeSet<String>();
        snapshot.volumes().values().stream()
                .filter(volume -> volume.label(Labels.PROJECT).equals(project.name()))
                .map(VolumeInfo::name).filter(going(meant, removed)).forEach(names::add);
        removed.stream().flatMap(container -> container.mounts().stream())
                .filter(mount -> mount.type().equals("volume") && ANONYMOUS.matcher(mount.name()).matches())
                .forEach(mount -> names.add(mount.name()));
        names.removeAll(external);
        names.forEach(name -> plan.add(new Operation.RemoveVolume(name), "--volumes", removals));
    }

    private Predicate<String> going(Set<String> meant, List<ContainerInfo> removed) {
        var mounted = names(removed.stream().flatMap(container -> container.mounts().stream()).map(ContainerInfo.MountInfo::name));
        if (project.files().isEmpty()) {
            // Known by its labels only, which name no volumes.
            return options.services().isEmpty() ? name -> true : mounted::contains;
        }
        var declared = names(project.volumes().values().stream().map(Volume::name));
        if (options.services().isEmpty()) {
            return declared::contains;
        }
        meant.stream().flatMap(service -> project.service(service).storage().volumes().stream())
                .map(mount -> project.volumes().get(mount.source())).filter(Objects::nonNull).map(Volume::name).forEach(mounted::add);
        return name -> declared.contains(name) && mounted.contains(name);
    }
}
