package dev.jcompose.reconcile;

import dev.jcompose.engine.ContainerFile;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import dev.jcompose.observe.Snapshot;
import dev.jcompose.plan.ContainerRef;
import dev.jcompose.plan.Operation;
import dev.jcompose.plan.Plan;
import dev.jcompose.plan.StepId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    /// By container name: the step that stops it, so that it is started again, and why it is.
    private final Map<String, StepId> stops = new HashMap<>();
    private final Map<String, String> restarts = new HashMap<>();
    /// By container name: the steps after which it is on its networks again.
    private final Map<String, List<StepId>> reconnected = new HashMap<>();
    private final Map<String, StepId> freed = new HashMap<>();

    private final PreStarts preStarts;

    Starts(Plan.Builder plan, Project project, Snapshot snapshot, UpOptions options, Replicas replicas) {
        this.plan = plan;
        this.project = project;
        this.options = options;
        this.replicas = replicas;
        this.waits = new Waits(plan, project, replicas.wanted());
        this.preStarts = new PreStarts(plan, project, snapshot);
        replicas.wanted().keySet().forEach(name -> {
            if (restartsWithDependency(project.service(name))) {
                bounced.add(name);
            }
        });
    }

    private boolean restartsWithDependency(Service service) {
        return service.lifecycle().dependsOn().entrySet().stream().anyMatch(edge -> edge.getValue().restart()
                && (bounced.contains(edge.getKey()) || replicas.of(edge.getKey()).stream()
                        .anyMatch(replica -> replica.replace() != null || replicas.isReconnected(replica))));
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
                    var stop = Hooks.stop(plan, replica.service(), replica.ref(), replica.takesCommands(), options.stopTimeout(),
                            "it restarts with " + String.join(", ", dependencies), before.getOrDefault(name, first));
                    stops.put(replica.name(), stop);
                    restarts.put(replica.name(), dependencies.stream().flatMap(dependency -> replicas.of(dependency).stream())
                            .anyMatch(replicas::isReconnected) ? "a dependency was restarted" : "a dependency was made anew");
                    dependencies.forEach(dependency -> before.computeIfAbsent(dependency, key -> new ArrayList<>()).add(stop));
                }
            }
        }
        return before;
    }

    /// Stops containers that have to leave a network, the last dependants first.
    ///
    /// @param leaving ID to the reason
    /// @param stopped service to the steps that stop what restarts with it
    /// @param first   what is done before anything is stopped
    /// @return ID to the step that stops it
    Map<String, StepId> stopLeaving(Map<String, String> leaving, Map<String, List<StepId>> stopped, List<StepId> first) {
        var halted = new HashMap<String, StepId>();
        var dependants = new HashMap<String, List<StepId>>();
        stopped.forEach((service, steps) -> dependants.put(service, new ArrayList<>(steps)));
        for (var name : List.copyOf(replicas.wanted().keySet()).reversed()) {
            for (var replica : replicas.of(name)) {
                var existing = replica.existing();
                var because = existing == null ? null : leaving.get(existing.id());
                if (existing == null || because == null) {
                    continue;
                }
                var stop = stops.get(replica.name());
                if (stop == null) {
                    var before = new ArrayList<>(first);
                    before.addAll(dependants.getOrDefault(name, List.of()));
                    stop = Hooks.stop(plan, replica.service(), UpPlanner.ref(existing), replica.takesCommands(), options.stopTimeout(),
                            because, before);
                    if (replica.isKept()) {
                        stops.put(replica.name(), stop);
                        restarts.put(replica.name(), "its network was made anew");
                    }
                }
                halted.put(existing.id(), stop);
                for (var dependency : replica.service().lifecycle().dependsOn().keySet()) {
                    dependants.computeIfAbsent(dependency, key -> new ArrayList<>()).add(stop);
                }
            }
        }
        return halted;
    }

    /// @param steps container name to the steps after which it is on its networks again
    void after(Map<String, List<StepId>> steps) {
        reconnected.putAll(steps);
    }

    /// @param made  container name to the step that makes it
    /// @param freed network and address, as [Claims] has them, to the step after which no container holds it any more
    void add(Map<String, StepId> made, Map<String, StepId> freed) {
        this.freed.putAll(freed);
        replicas.wanted().forEach((name, list) -> start(project.service(name), list, made));
        if (options.awaitReady()) {
            replicas.wanted().values().stream().flatMap(List::stream).forEach(replica -> waits.ready(replica, "--wait"));
        }
    }

    private void start(Service service, List<Replica> list, Map<String, StepId> made) {
        PreStarts.check(project, service);
        var cleared = preStarts.clear(service);
        var starting = list.stream().filter(replica -> whyStart(replica) != null).toList();
        boolean runs = list.stream().anyMatch(replica -> replica.isRunning() && !stops.containsKey(replica.name()));
        var prepared = List.<StepId>of();
        if (!starting.isEmpty() && !runs && !service.hooks().preStart().isEmpty()) {
            var before = new ArrayList<>(cleared);
            list.stream().map(replica -> made.get(replica.name())).filter(Objects::nonNull).forEach(before::add);
            list.stream().map(replica -> stops.get(replica.name())).filter(Objects::nonNull).forEach(before::add);
            list.forEach(replica -> before.addAll(reconnected.getOrDefault(replica.name(), List.of())));
            before.addAll(waits.dependencies(starting.getFirst(), edge -> true));
            var mode = service.networking().networkMode();
            var shared = mode != null && mode.startsWith("service:") ? replicas.representative(mode.substring("service:".length())) : null;
            prepared = preStarts.add(service, starting.getFirst().ref(), shared == null ? null : shared.ref(), before);
        }
        for (var replica : starting) {
            var because = whyStart(replica);
            if (because != null) {
                start(replica, because, made.get(replica.name()), prepared);
            }
        }
    }

    /// @param made the step that makes it
    void add(OneOff oneOff, StepId made) {
        var replica = oneOff.replica();
        var before = new ArrayList<>(List.of(made));
        before.addAll(waits.dependencies(replica, edge -> true));
        plan.add(new Operation.StartContainer(replica.ref()), "it was made for this", before);
    }

    /// @return the steps before and the one that writes the texts of configs and secrets into the container
    private List<StepId> withFiles(Replica replica, List<StepId> before) {
        var all = new ArrayList<>(before);
        var existing = replica.existing();
        var files = existing == null || !replica.isKept() || FileVolume.isIn(existing, project) ? List.<ContainerFile>of()
                : Grants.texts(project, replica.service());
        if (!files.isEmpty()) {
            all.add(plan.add(new Operation.CopyFiles(replica.ref(), files), "its configs and secrets are text", before));
        }
        return all;
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
        var again = restarts.get(replica.name());
        if (again != null) {
            return again;
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

    /// @param prepared what the service's own hooks come to
    private void start(Replica replica, String because, @Nullable StepId made, List<StepId> prepared) {
        var first = new ArrayList<>(prepared);
        if (made != null) {
            first.add(made);
        }
        first.addAll(reconnected.getOrDefault(replica.name(), List.of()));
        var before = withFiles(replica, first);
        var stop = stops.get(replica.name());
        if (stop != null) {
            before.add(stop);
        }
        Claims.of(project, replica.service()).stream().map(freed::get).filter(step -> step != null && !before.contains(step)).forEach(before::add);
        before.addAll(waits.dependencies(replica, edge -> true));
        var start = plan.add(new Operation.StartContainer(replica.ref()), because, before);
        waits.started(replica, Hooks.afterStart(plan, replica.service(), replica.ref(), start));
    }
}
