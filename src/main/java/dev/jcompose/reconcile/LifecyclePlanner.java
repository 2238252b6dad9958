package dev.jcompose.reconcile;

import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.ContainerState;
import dev.jcompose.graph.DependencyGraph;
import dev.jcompose.model.Dependency;
import dev.jcompose.model.KeyPath;
import dev.jcompose.model.Project;
import dev.jcompose.observe.Snapshot;
import dev.jcompose.plan.Operation;
import dev.jcompose.plan.Plan;
import dev.jcompose.plan.StepId;
import java.time.Duration;
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
    private final DependencyGraph graph;
    private final SequencedMap<String, List<Replica>> replicas = new LinkedHashMap<>();
    private final Plan.Builder plan = new Plan.Builder();

    private LifecyclePlanner(Project project, Snapshot snapshot) {
        Directories.check(project, snapshot);
        this.project = project;
        this.graph = DependencyGraph.of(project.services());
        var actual = Actual.of(project, snapshot);
        for (var name : graph.order()) {
            replicas.put(name, actual.of(name).stream()
                    .map(container -> new Replica(project.service(name), Actual.number(container), container.name(), container, null))
                    .toList());
        }
    }

    /// Starts what does not run and is not a job that is done, after its dependencies.
    ///
    /// @param services those that were named, started with what they need; empty for all
    /// @throws UnplannableException when a named service has no container
    public static Plan start(Project project, Snapshot snapshot, Set<String> services) {
        return new LifecyclePlanner(project, snapshot).start(services);
    }

    private Plan start(Set<String> services) {
        if (replicas.values().stream().allMatch(List::isEmpty)) {
            throw new UnplannableException(null, "no container found for project \"" + project.name() + "\": not found; "
                    + "make them with `up`");
        }
        var waits = new Waits(plan, project, replicas);
        var meant = services.isEmpty() ? replicas.keySet() : graph.withDependencies(services);
        for (var name : meant) {
            if (replicas.get(name).isEmpty() && project.service(name).replicas() > 0) {
                throw new UnplannableException(project.origin(KeyPath.service(name)),
                        "service \"" + name + "\" has no container to start; make it with `up`");
            }
            for (var replica : replicas.get(name)) {
                boolean done = waits.isDone(replica) && !services.contains(name);
                if (!replica.isRunning() && !done) {
                    var before = new ArrayList<StepId>();
                    var files = Grants.texts(project, replica.service());
                    if (!files.isEmpty()) {
                        before.add(plan.add(new Operation.CopyFiles(replica.ref(), files), "its configs and secrets are text", List.of()));
                    }
                    before.addAll(waits.dependencies(replica, edge -> true));
                    waits.started(replica, plan.add(new Operation.StartContainer(replica.ref()), why(services, name, "a named service needs it"), before));
                }
            }
        }
        return plan.build();
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
                    steps.add(plan.add(new Operation.StopContainer(replica.ref(), timeout), ASKED, before));
                }
            }
            stops.put(name, steps);
        }
        return plan.build();
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
                waits.started(replica, plan.add(new Operation.RestartContainer(replica.ref(), timeout),
                        why(services, name, "it restarts with a service it depends on"),
                        waits.dependencies(replica, Dependency::restart)));
            }
        }
        return plan.build();
    }

    private static String why(Set<String> named, String service, String otherwise) {
        return named.isEmpty() || named.contains(service) ? ASKED : otherwise;
    }
}
