package dev.jcompose.reconcile;

import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.Health;
import dev.jcompose.model.Dependency;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import dev.jcompose.plan.Operation;
import dev.jcompose.plan.Plan;
import dev.jcompose.plan.StepId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Waiting for dependencies: only for what does not hold already, and once for each container and condition.
final class Waits {

    private final Plan.Builder plan;
    private final Map<String, List<Replica>> replicas;
    private final Set<String> jobs = new HashSet<>();
    private final Map<String, StepId> started = new HashMap<>();
    private final Map<String, StepId> awaited = new HashMap<>();

    /// @param replicas by service
    Waits(Plan.Builder plan, Project project, Map<String, List<Replica>> replicas) {
        this.plan = plan;
        this.replicas = replicas;
        collectJobs(project.services().values());
        collectJobs(project.disabledServices().values());
    }

    /// Also those that only a service waits for which is not meant now: they are jobs all the same.
    private void collectJobs(Iterable<Service> services) {
        services.forEach(service -> service.lifecycle().dependsOn().forEach((name, dependency) -> {
            if (dependency.condition() == Dependency.Condition.SERVICE_COMPLETED_SUCCESSFULLY) {
                jobs.add(name);
            }
        }));
    }

    /// Remembers the step that starts (or restarts) a container.
    void started(Replica replica, StepId step) {
        started.put(replica.name(), step);
    }

    /// A job that others wait for, up to date and ended well: there is nothing left for it to do.
    boolean isDone(Replica replica) {
        return jobs.contains(replica.service().name()) && replica.hasSucceeded();
    }

    /// The steps after which a container's dependencies are as it needs them.
    ///
    /// @param edges which of its dependencies count
    List<StepId> dependencies(Replica replica, Predicate<Dependency> edges) {
        var steps = new ArrayList<StepId>();
        new TreeMap<>(replica.service().lifecycle().dependsOn()).forEach((name, dependency) -> {
            if (edges.test(dependency)) {
                replicas.getOrDefault(name, List.of()).forEach(other -> steps.addAll(dependency(replica, other, dependency)));
            }
        });
        return steps;
    }

    private List<StepId> dependency(Replica replica, Replica dependency, Dependency edge) {
        var until = switch (edge.condition()) {
            case SERVICE_STARTED -> null;
            case SERVICE_HEALTHY -> Operation.Await.Until.HEALTHY;
            case SERVICE_COMPLETED_SUCCESSFULLY -> Operation.Await.Until.COMPLETED;
        };
        var start = started.get(dependency.name());
        boolean holds = start == null && switch (edge.condition()) {
            case SERVICE_STARTED -> true;
            case SERVICE_HEALTHY -> dependency.isHealthy();
            case SERVICE_COMPLETED_SUCCESSFULLY -> isDone(dependency);
        };
        if (until == null || holds) {
            return start == null ? List.of() : List.of(start);
        }
        return List.of(await(dependency, until, edge.required(), replica.service().name() + " needs it " + until));
    }

    private StepId await(Replica replica, Operation.Await.Until until, boolean required, String because) {
        return awaited.computeIfAbsent(key(replica, until, required), key -> {
            var start = started.get(replica.name());
            return plan.add(new Operation.Await(replica.ref(), until, required), because, start == null ? List.of() : List.of(start));
        });
    }

    private static String key(Replica replica, Operation.Await.Until until, boolean required) {
        return replica.name() + " " + until + " " + required;
    }

    /// Waits until a container runs, is healthy, or has done its job.
    void ready(Replica replica, String because) {
        var until = jobs.contains(replica.service().name()) ? Operation.Await.Until.COMPLETED : Operation.Await.Until.READY;
        boolean holds = !started.containsKey(replica.name()) && (isDone(replica) || isReady(replica));
        if (!holds && !awaited.containsKey(key(replica, Operation.Await.Until.HEALTHY, true))) {
            await(replica, until, true, because);
        }
    }

    private static boolean isReady(Replica replica) {
        ContainerInfo existing = replica.existing();
        return existing != null && replica.isRunning() && (existing.health() == Health.HEALTHY || existing.health() == Health.NONE);
    }
}
