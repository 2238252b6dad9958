package dev.jcompose.reconcile;

import dev.jcompose.address.AddressPool;
import dev.jcompose.address.Cidr;
import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.ContainerState;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Project;
import dev.jcompose.observe.Snapshot;
import dev.jcompose.plan.ContainerRef;
import dev.jcompose.plan.Operation;
import dev.jcompose.plan.Plan;
import dev.jcompose.plan.StepId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The plan that brings a project up from whatever the engine has.
public final class UpPlanner {

    private final Project project;
    private final Snapshot snapshot;
    private final UpOptions options;
    private final Plan.Builder plan = new Plan.Builder();
    private final List<String> warnings = new ArrayList<>();

    private UpPlanner(Project project, Snapshot snapshot, UpOptions options) {
        this.project = project;
        this.snapshot = snapshot;
        this.options = options;
    }

    /// @param pool    where subnets of networks without an `ipam` come from
    /// @param refused subnets the engine did not accept
    /// @param fresh   whether images were pulled and built already, so that only missing ones count
    /// @throws UnplannableException when the engine's state makes it impossible
    public static Decision plan(Project project, Snapshot snapshot, UpOptions options, AddressPool pool, Set<Cidr> refused, boolean fresh) {
        return new UpPlanner(project, snapshot, options).plan(pool, refused, fresh);
    }

    private Decision plan(AddressPool pool, Set<Cidr> refused, boolean fresh) {
        Directories.check(project, snapshot);
        var actual = Actual.of(project, snapshot);
        var images = Images.add(plan, project, snapshot, options, fresh);
        var fates = Networks.decide(project, snapshot, pool, refused, warnings);
        var replicas = Replicas.decide(project, snapshot, actual, options, fates);
        var starts = new Starts(plan, project, options, replicas);

        var cleared = clearLeftovers(actual);
        removeSurplus(replicas);
        orphans(actual);
        var stopped = starts.stopDependants();
        var networkSteps = networks(fates, images.values(), stopped, replicas);
        var volumeSteps = Volumes.add(plan, project, snapshot, images.values(), warnings);
        var ready = new ArrayList<StepId>(images.values());
        ready.addAll(volumeSteps);
        ready.addAll(cleared);
        var made = new Creations(plan, project, snapshot, options, replicas, Addressing.of(project, fates, replicas, actual))
                .add(ready, networkSteps, stopped);
        if (options.start()) {
            starts.add(made);
        }
        return new Decision(plan.build(), warnings);
    }

    /// A replacement whose predecessor still exists is thrown away and made again; its predecessor holds the data.
    private List<StepId> clearLeftovers(Actual actual) {
        var steps = new ArrayList<StepId>();
        for (var leftover : actual.leftovers()) {
            steps.add(plan.add(new Operation.RemoveContainer(ref(leftover), true),
                    "an interrupted replacement left it behind", List.of()));
        }
        return steps;
    }

    private void removeSurplus(Replicas replicas) {
        for (var container : replicas.surplus()) {
            removeNow(container, "service " + container.label(Labels.SERVICE) + " is to have "
                    + replicas.of(container.label(Labels.SERVICE)).size() + " containers");
        }
    }

    private void removeNow(ContainerInfo container, String because) {
        var before = new ArrayList<StepId>();
        if (container.isRunning() || container.state() == ContainerState.PAUSED) {
            before.add(plan.add(new Operation.StopContainer(ref(container), options.stopTimeout()), because, List.of()));
        }
        plan.add(new Operation.RemoveContainer(ref(container), false), because, before);
    }

    private void orphans(Actual actual) {
        if (actual.orphans().isEmpty()) {
            return;
        }
        if (options.removeOrphans()) {
            actual.orphans().forEach(orphan -> removeNow(orphan, "--remove-orphans, and the files know no service "
                    + orphan.label(Labels.SERVICE)));
        } else if (!options.ignoreOrphans()) {
            var names = actual.orphans().stream().map(ContainerInfo::name).collect(Collectors.joining(" "));
            warnings.add("Found orphan containers ([" + names + "]) for this project. If you removed or renamed this service in your "
                    + "compose file, you can run this command with the --remove-orphans flag to clean it up.");
        }
    }

    /// @return network key to the step after which it exists as wanted
    private Map<String, StepId> networks(Map<String, Networks.Fate> fates, Iterable<StepId> images, Map<String, List<StepId>> stopped,
            Replicas replicas) {
        var steps = new LinkedHashMap<String, StepId>();
        var halted = new HashMap<String, StepId>();
        for (var fate : fates.values()) {
            if (fate.create() == null) {
                continue;
            }
            var before = new ArrayList<StepId>();
            images.forEach(before::add);
            if (fate.existing() != null) {
                var cleared = new ArrayList<StepId>();
                replicas.wanted().values().stream().flatMap(List::stream).forEach(replica ->
                        detach(replica, fate, stopped, halted, cleared));
                before.add(plan.add(new Operation.RemoveNetwork(fate.network().name(), fate.existing().id()), fate.because(), cleared));
            }
            steps.put(fate.network().key(), plan.add(new Operation.CreateNetwork(fate.network().key(), fate.create()), fate.because(), before));
        }
        return steps;
    }

    private void detach(Replica replica, Networks.Fate fate, Map<String, List<StepId>> stopped, Map<String, StepId> halted,
            List<StepId> cleared) {
        var container = replica.existing();
        if (container == null || !container.networks().containsKey(fate.network().name())) {
            return;
        }
        var because = "network " + fate.network().name() + " is made anew";
        var before = new ArrayList<StepId>();
        if (container.isRunning()) {
            before.add(halted.computeIfAbsent(container.id(), id -> plan.add(
                    new Operation.StopContainer(ref(container), options.stopTimeout()), because,
                    stopped.getOrDefault(replica.service().name(), List.of()))));
        }
        cleared.add(plan.add(new Operation.Disconnect(ref(container), fate.network().name()), because, before));
    }

    static ContainerRef ref(ContainerInfo container) {
        return new ContainerRef(container.label(Labels.SERVICE), container.name(), container.id());
    }
}
