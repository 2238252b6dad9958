package dev.jcompose.reconcile;

import dev.jcompose.engine.ContainerFile;
import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.ContainerState;
import dev.jcompose.graph.DependencyGraph;
import dev.jcompose.model.Dependency;
import dev.jcompose.model.KeyPath;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import dev.jcompose.observe.Snapshot;
import dev.jcompose.plan.ContainerRef;
import dev.jcompose.plan.Operation;
import dev.jcompose.plan.Plan;
import dev.jcompose.plan.StepId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The plans of `start`, `stop` and `restart`, which neither make nor remove anything.
public final class LifecyclePlanner {

    private static final String ASKED = "it was asked for";

    private final Project project;
    private final Snapshot snapshot;
    private final DependencyGraph graph;
    private final SequencedMap<String, List<Replica>> replicas = new LinkedHashMap<>();
    private final Plan.Builder plan = new Plan.Builder();

    private LifecyclePlanner(Project project, Snapshot snapshot) {
        Directories.check(project, snapshot);
        this.project = project;
        this.snapshot = snapshot;
        this.graph = DependencyGraph.of(project.services());
        var actual = Actual.of(project, snapshot);
        for (var name : graph.order()) {
            replicas.put(name, actual.of(name).stream()
                    .map(container -> new Replica(project.service(name), Actual.number(container), container.name(), container, null))
                    .toList());
        }
    }

    /// Starts what does not run and is not a job that is done, after its dependencies. What a named service needs and has no container
    /// is passed over, as in Docker Compose: it may be something that is not wanted here.
    ///
    /// @throws UnplannableException when a named service has no container, or none has
    public static Plan start(Project project, Snapshot snapshot, StartOptions options) {
        return new LifecyclePlanner(project, snapshot).start(options);
    }

    private Plan start(StartOptions options) {
        boolean none = replicas.values().stream().allMatch(List::isEmpty);
        var services = options.services();
        var meant = new LinkedHashMap<>(replicas);
        meant.keySet().retainAll(services.isEmpty() ? replicas.keySet() : needed(services));
        var waits = new Waits(plan, project, meant);
        meant.forEach((name, list) -> {
            if (list.isEmpty() && (none || services.contains(name)) && project.service(name).replicas() > 0) {
                throw new UnplannableException(project.origin(KeyPath.service(name)),
                        "service \"" + name + "\" has no container to start; make it with `up`");
            }
            start(project.service(name), services.contains(name), waits, why(services, name, "a named service needs it"));
        });
        if (options.awaitReady()) {
            meant.values().stream().flatMap(List::stream).forEach(replica -> waits.ready(replica, "--wait"));
        }
        return plan.build();
    }

    /// The named services and what they need; what only makes them better and belongs to a profile stays away.
    private Set<String> needed(Set<String> services) {
        var needed = new TreeSet<String>();
        var open = new ArrayDeque<>(services);
        while (!open.isEmpty()) {
            var name = open.remove();
            if (needed.add(name)) {
                project.service(name).lifecycle().dependsOn().forEach((other, edge) -> {
                    var service = project.services().get(other);
                    if (service != null && (edge.required() || service.lifecycle().profiles().isEmpty())) {
                        open.add(other);
                    }
                });
            }
        }
        return needed;
    }

    private void start(Service service, boolean named, Waits waits, String because) {
        PreStarts.check(project, service);
        var list = replicas.get(service.name());
        var starting = list.stream().filter(replica -> !replica.isRunning() && (named || !waits.isDone(replica))).toList();
        var preStarts = new PreStarts(plan, project, snapshot);
        var before = new ArrayList<>(preStarts.clear(service));
        if (!starting.isEmpty() && list.stream().noneMatch(Replica::isRunning) && !service.hooks().preStart().isEmpty()) {
            before.addAll(waits.dependencies(starting.getFirst(), edge -> true));
            var prepared = preStarts.add(service, starting.getFirst().ref(), shares(service), before);
            before.clear();
            before.addAll(prepared);
        }
        for (var replica : starting) {
            var first = new ArrayList<>(before);
            var existing = replica.existing();
            var files = existing == null || FileVolume.isIn(existing, project) ? List.<ContainerFile>of()
                    : Grants.texts(project, replica.service());
            if (!files.isEmpty()) {
                first.add(plan.add(new Operation.CopyFiles(replica.ref(), files), "its configs and secrets are text", List.of()));
            }
            first.addAll(waits.dependencies(replica, edge -> true));
            var start = plan.add(new Operation.StartContainer(replica.ref()), because, first);
            waits.started(replica, Hooks.afterStart(plan, service, replica.ref(), start));
        }
    }

    /// The container whose network a service is in; null when it is in none.
    private @Nullable ContainerRef shares(Service service) {
        var mode = service.networking().networkMode();
        return mode == null || !mode.startsWith("service:") ? null
                : replicas.getOrDefault(mode.substring("service:".length()), List.of()).stream().findFirst().map(Replica::ref).orElse(null);
    }

    /// Stops what runs, before its dependencies.
    public static Plan stop(Project project, Snapshot snapshot, Set<String> services, @Nullable Duration timeout) {
        return new LifecyclePlanner(project, snapshot).stop(services, timeout);
    }

    private Plan stop(Set<String> services, @Nullable Duration timeout) {
        Map<String, List<StepId>> stops = new HashMap<>();
        for (var name : graph.order().reversed()) {
            if (!services.isEmpty() && !services.contains(name)) {
                continue;
            }
            var before = new ArrayList<StepId>();
            graph.withDependants(Set.of(name)).forEach(dependant -> before.addAll(stops.getOrDefault(dependant, List.of())));
            var steps = new ArrayList<StepId>();
            for (var replica : replicas.get(name)) {
                if (replica.isRunning()) {
                    steps.add(Hooks.stop(plan, replica.service(), replica.ref(), replica.takesCommands(), timeout, ASKED, before));
                }
            }
            var provider = project.service(name).provider();
            if (provider != null) {
                steps.add(plan.add(new Operation.RunProvider(name, provider, Operation.RunProvider.Command.STOP), ASKED, before));
            }
            stops.put(name, steps);
        }
        return plan.build();
    }

    /// What [#stop] has no step for, since it does not run.
    public static List<ContainerRef> stopped(Project project, Snapshot snapshot, Set<String> services) {
        return new LifecyclePlanner(project, snapshot).replicas.entrySet().stream()
                .filter(entry -> services.isEmpty() || services.contains(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream()).filter(replica -> !replica.isRunning()).map(Replica::ref).toList();
    }

    /// Restarts containers in dependency order; what is stopped is started.
    ///
    /// @param dependants whether services with `restart: true` on a named one are restarted as well
    public static Plan restart(Project project, Snapshot snapshot, Set<String> services, @Nullable Duration timeout, boolean dependants) {
        return new LifecyclePlanner(project, snapshot).restart(services, timeout, dependants);
    }

    private Plan restart(Set<String> services, @Nullable Duration timeout, boolean dependants) {
        var meant = new TreeSet<>(services.isEmpty() ? replicas.keySet() : services);
        if (dependants) {
            for (var name : graph.order()) {
                boolean restarts = project.service(name).lifecycle().dependsOn().entrySet().stream()
                        .anyMatch(edge -> edge.getValue().restart() && meant.contains(edge.getKey()));
                if (restarts) {
                    meant.add(name);
                }
            }
        }
        var waits = new Waits(plan, project, replicas);
        for (var name : graph.order()) {
            if (!meant.contains(name)) {
                continue;
            }
            for (var replica : replicas.get(name)) {
                ContainerInfo container = replica.existing();
                if (container == null || container.state() == ContainerState.REMOVING) {
                    continue;
                }
                var restart = plan.add(new Operation.RestartContainer(replica.ref(), timeout),
                        why(services, name, "it restarts with a service it depends on"),
                        Hooks.beforeStop(plan, replica.service(), replica.ref(), replica.takesCommands(),
                                waits.dependencies(replica, Dependency::restart)));
                waits.started(replica, Hooks.afterStart(plan, replica.service(), replica.ref(), restart));
            }
        }
        return plan.build();
    }

    private static String why(Set<String> named, String service, String otherwise) {
        return named.isEmpty() || named.contains(service) ? ASKED : otherwise;
    }
}
