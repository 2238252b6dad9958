package dev.jcompose.reconcile;

import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import dev.jcompose.plan.ContainerRef;
import dev.jcompose.plan.Operation;
import dev.jcompose.plan.Plan;
import dev.jcompose.plan.StepId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The steps that start containers once they are made.
final class Starts {

    private final Plan.Builder plan;
    private final Project project;
    private final UpOptions options;
    private final Replicas replicas;
    private final Waits waits;
    /// Services that restart because a dependency is made anew.
    private final Set<String> bounced = new LinkedHashSet<>();
    private final Map<String, StepId> stops = new HashMap<>();

    Starts(Plan.Builder plan, Project project, UpOptions options, Replicas replicas) {
        this.plan = plan;
        this.project = project;
        this.options = options;
        this.replicas = replicas;
        this.waits = new Waits(plan, project, replicas.wanted());
        replicas.wanted().keySet().forEach(name -> {
            if (restartsWithDependency(project.service(name))) {
                bounced.add(name);
            }
        });
    }

    private boolean restartsWithDependency(Service service) {
        return service.lifecycle().dependsOn().entrySet().stream().anyMatch(edge -> edge.getValue().restart()
                && (bounced.contains(edge.getKey()) || replicas.of(edge.getKey()).stream().anyMatch(replica -> replica.replace() != null)));
    }

    /// Stops what restarts with a dependency that is made anew, the last dependants first.
    ///
    /// @param first what is done before anything is stopped
    /// @return service to the steps that have to be done before it is replaced
    Map<String, List<StepId>> stopDependants(List<StepId> first) {
        var before = new TreeMap<String, List<StepId>>();
        for (var name : List.copyOf(bounced).reversed()) {
            var dependencies = project.service(name).lifecycle().dependsOn().entrySet().stream()
                    .filter(edge -> edge.getValue().restart()).map(Map.Entry::getKey).sorted().toList();
            for (var replica : replicas.of(name)) {
                if (replica.isRunning()) {
                    var stop = plan.add(new Operation.StopContainer(replica.ref(), options.stopTimeout()),
                            "it restarts with " + String.join(", ", dependencies), before.getOrDefault(name, first));
                    stops.put(replica.name(), stop);
                    dependencies.forEach(dependency -> before.computeIfAbsent(dependency, key -> new ArrayList<>()).add(stop));
                }
            }
        }
        return before;
    }

    /// @param made container name to the step that makes it
    void add(Map<String, StepId> made) {
        for (var list : replicas.wanted().values()) {
            for (var replica : list) {
                var because = whyStart(replica);
                if (because != null) {
                    start(replica, because, made.get(replica.name()));
                }
            }
        }
        if (options.awaitReady()) {
            replicas.wanted().values().stream().flatMap(List::stream).forEach(replica -> waits.ready(replica, "--wait"));
        }
    }

    /// The containers that run and go on running.
    List<ContainerRef> unchanged() {
        return replicas.wanted().values().stream().flatMap(List::stream)
                .filter(replica -> replica.isRunning() && !stops.containsKey(replica.name()))
                .map(Replica::ref).toList();
    }

    /// Null when it runs, or has done its job.
    private @Nullable String whyStart(Replica replica) {
        var existing = replica.existing();
        if (existing == null) {
            return "it is new";
        }
        if (replica.replace() != null) {
            return "it was replaced";
        }
        if (stops.containsKey(replica.name())) {
            return "a dependency was made anew";
        }
        boolean done = waits.isDone(replica);
        if (replica.isRunning() || done && !options.services().contains(replica.service().name())) {
            return null;
        }
        return switch (existing.state()) {
            case CREATED -> "it was never started";
            case EXITED -> done ? "it was named" : "it has exited (" + existing.exitCode() + ")";
            case DEAD, REMOVING, PAUSED, RESTARTING, RUNNING -> "it is " + existing.state();
        };
    }

    private void start(Replica replica, String because, @Nullable StepId made) {
        var before = new ArrayList<StepId>();
        if (made != null) {
            before.add(made);
        }
        var files = Grants.texts(project, replica.service());
        if (!files.isEmpty()) {
            before.add(plan.add(new Operation.CopyFiles(replica.ref(), files), "its configs and secrets are text", List.copyOf(before)));
        }
        var stop = stops.get(replica.name());
        if (stop != null) {
            before.add(stop);
        }
        before.addAll(waits.dependencies(replica, edge -> true));
        waits.started(replica, plan.add(new Operation.StartContainer(replica.ref()), because, before));
    }
}
