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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The plan that brings a project up from whatever the engine has.
public final class UpPlanner {

    /// Whose containers are brought up.
    private final Project project;
    /// What images, networks and volumes are needed for.
    private final Project whole;
    private final @Nullable OneOff oneOff;
    private final Snapshot snapshot;
    private final UpOptions options;
    private final Plan.Builder plan = new Plan.Builder();
    private final List<String> warnings = new ArrayList<>();
    /// The steps that get images and run programs. Nothing is stopped or removed before: what fails there leaves the stack as it is.
    private final List<StepId> images = new ArrayList<>();
    /// By ID: the step that removes a container.
    private final Map<String, StepId> removals = new HashMap<>();

    private UpPlanner(Project project, Project whole, @Nullable OneOff oneOff, Snapshot snapshot, UpOptions options) {
        this.project = project;
        this.whole = whole;
        this.oneOff = oneOff;
        this.snapshot = snapshot;
        this.options = options;
    }

    /// @param pool    where subnets of networks without an `ipam` come from
    /// @param refused subnets the engine did not accept
    /// @param fresh   whether images were pulled and built already, so that only missing ones count, and programs have run, so that the
    ///                project holds what they handed over
    /// @throws UnplannableException when the engine's state makes it impossible
    public static Decision plan(Project project, Snapshot snapshot, UpOptions options, AddressPool pool, Set<Cidr> refused, boolean fresh) {
        return new UpPlanner(project, project, null, snapshot, options).plan(pool, refused, fresh);
    }

    /// The plan that brings up what a one-off container needs, makes it and starts it; parameters as with [#plan].
    ///
    /// @param project the service, and unless only that is meant, what it depends on
    public static Decision run(Project project, Snapshot snapshot, UpOptions options, RunOptions run, AddressPool pool,
            Set<Cidr> refused, boolean fresh) {
        var oneOff = OneOff.of(project, run);
        return new UpPlanner(OneOff.others(project, run.service()), oneOff.in(project), oneOff, snapshot, options).plan(pool, refused, fresh);
    }

    private Decision plan(AddressPool pool, Set<Cidr> refused, boolean fresh) {
        Directories.check(project, snapshot);
        CopyCheck.check(whole, snapshot);
        SharedBinds.check(whole, snapshot);
        if (whole.copy() != null) {
            warnings.addAll(whole.copy().warnings());
        }
        EngineDemands.check(whole, snapshot.engine());
        var renewed = RenewedVolumes.of(whole, snapshot, options.renewedVolumes());
        var actual = Actual.of(project, snapshot).without(container -> renewed.usedBy(container) != null);
        images.addAll(Images.add(plan, whole, snapshot, options, fresh).values());
        if (!fresh) {
            images.addAll(Preparations.add(plan, whole, List.copyOf(images)));
        }
        var unsettled = fresh ? Set.<String>of() : Preparations.unsettled(project);
        var fates = Networks.decide(whole, snapshot, pool, refused, warnings);
        var replicas = Replicas.decide(project, snapshot, actual, options, fates, unsettled);
        var starts = new Starts(plan, project, snapshot, options, replicas);

        var ready = new ArrayList<>(images);
        var clearing = clear(renewed);
        ready.addAll(clearing);
        ready.addAll(clearLeftovers(actual));
        ready.addAll(orphans(actual));
        var fileVolumes = new FileVolumes(plan, project, snapshot);
        ready.addAll(fileVolumes.clear(images));
        var files = fileVolumes.fill(replicas, List.copyOf(images));
        if (oneOff != null) {
            fileVolumes.fill(oneOff.service(), List.copyOf(images)).ifPresent(step -> files.put(oneOff.service().name(), step));
        }
        var surplus = removeSurplus(replicas);
        var stopped = starts.stopDependants(images);
        var networkSteps = networks(fates, starts.stopLeaving(leaving(fates, replicas), stopped, images));
        var volumeSteps = Volumes.add(plan, whole, snapshot, renewed, clearing.isEmpty() ? images : clearing, warnings);
        var addressing = Addressing.of(project, fates, replicas, actual);
        starts.after(new Reconnections(plan, project, snapshot, replicas, addressing).add(fates, networkSteps));
        var creations = new Creations(plan, project, snapshot, options, replicas, addressing, warnings);
        var prepared = new Creations.Prepared(ready, networkSteps, volumeSteps, stopped, surplus, files);
        var made = creations.add(prepared);
        var changed = new ArrayList<>(ready);
        changed.addAll(made.values());
        surplus.values().forEach(changed::addAll);
        fileVolumes.drop(replicas, changed);
        if (options.start()) {
            starts.add(made, freed(replicas, made));
        }
        if (oneOff != null) {
            starts.add(oneOff, creations.add(oneOff, prepared, made));
        }
        return new Decision(plan.build(), starts.unchanged(), warnings);
    }

    /// Network and address, as [Claims] has them, to the step after which no container holds it any more.
    private Map<String, StepId> freed(Replicas replicas, Map<String, StepId> made) {
        var freed = new HashMap<String, StepId>();
        for (var list : replicas.wanted().values()) {
            for (var replica : list) {
                var step = made.get(replica.name());
                if (replica.existing() != null && replica.replace() != null && step != null) {
                    Claims.of(replica.existing()).forEach(address -> freed.put(address, step));
                }
            }
        }
        snapshot.containers().stream().filter(container -> removals.containsKey(container.id()))
                .forEach(container -> Claims.of(container).forEach(address -> freed.put(address, removals.get(container.id()))));
        return freed;
    }

    /// A replacement whose predecessor still exists is thrown away and made again; its predecessor holds the data.
    private List<StepId> clearLeftovers(Actual actual) {
        var steps = new ArrayList<StepId>();
        for (var leftover : actual.leftovers()) {
            steps.add(removeNow(leftover, true, "an interrupted replacement left it behind"));
        }
        return steps;
    }

    /// Removes what mounts a volume that is made anew.
    private List<StepId> clear(RenewedVolumes renewed) {
        var steps = new ArrayList<StepId>();
        for (var container : snapshot.containers()) {
            var volume = renewed.usedBy(container);
            if (volume != null && container.state() != ContainerState.REMOVING) {
                steps.add(removeNow(container, false, RenewedVolumes.because(volume)));
            }
        }
        return steps;
    }

    /// @return service to the steps that remove what it has too much of
    private Map<String, List<StepId>> removeSurplus(Replicas replicas) {
        var steps = new HashMap<String, List<StepId>>();
        for (var container : replicas.surplus()) {
            var service = container.label(Labels.SERVICE);
            steps.computeIfAbsent(service, name -> new ArrayList<>()).add(removeNow(container, false,
                    "service " + service + " is to have " + count(replicas.of(service).size())));
        }
        return steps;
    }

    private static String count(int containers) {
        return containers == 0 ? "no container" : containers == 1 ? "1 container" : containers + " containers";
    }

    private StepId removeNow(ContainerInfo container, boolean anonymousVolumes, String because) {
        var before = images;
        if (container.isUp()) {
            before = List.of(stop(container, because, images));
        }
        var removal = plan.add(new Operation.RemoveContainer(ref(container), anonymousVolumes), because, before);
        removals.put(container.id(), removal);
        return removal;
    }

    /// What they hold, such as a name or a port, is free for others afterwards.
    private List<StepId> orphans(Actual actual) {
        var steps = new ArrayList<StepId>();
        if (options.removeOrphans()) {
            actual.orphans().forEach(orphan -> steps.add(removeNow(orphan, false, "--remove-orphans, and the files know no service "
                    + orphan.label(Labels.SERVICE))));
        } else if (!options.ignoreOrphans() && !actual.orphans().isEmpty()) {
            var names = actual.orphans().stream().map(ContainerInfo::name).collect(Collectors.joining(" "));
            warnings.add("Found orphan containers ([" + names + "]) for this project. If you removed or renamed this service in your "
                    + "compose file, you can run this command with the --remove-orphans flag to clean it up.");
        }
        return steps;
    }

    /// The containers that are stopped before they leave a network that is made anew, and why.
    private Map<String, String> leaving(Map<String, Networks.Fate> fates, Replicas replicas) {
        var leaving = new HashMap<String, String>();
        for (var fate : fates.values()) {
            if (fate.isReplaced()) {
                snapshot.containers().stream()
                        .filter(container -> container.networks().containsKey(fate.network().name()))
                        .filter(container -> container.isUp() && replicas.isWanted(container) && !removals.containsKey(container.id()))
                        .forEach(container -> leaving.putIfAbsent(container.id(), anew(fate)));
            }
        }
        return leaving;
    }

    private static String anew(Networks.Fate fate) {
        return "network " + fate.network().name() + " is made anew";
    }

    /// @param stopped ID of a container to the step that stops it
    /// @return network key to the step after which it exists as wanted
    private Map<String, StepId> networks(Map<String, Networks.Fate> fates, Map<String, StepId> stopped) {
        var steps = new LinkedHashMap<String, StepId>();
        for (var fate : fates.values()) {
            if (fate.create() == null) {
                continue;
            }
            var before = new ArrayList<>(images);
            if (fate.existing() != null) {
                before.add(plan.add(new Operation.RemoveNetwork(fate.network().name(), fate.existing().id(), true), fate.because(),
                        detach(fate, stopped)));
            }
            steps.put(fate.network().key(), plan.add(new Operation.CreateNetwork(fate.network().key(), fate.create()), fate.because(), before));
        }
        return steps;
    }

    /// Takes the project's containers off a network, also those that stay as they are otherwise.
    private List<StepId> detach(Networks.Fate fate, Map<String, StepId> stopped) {
        var cleared = new ArrayList<StepId>();
        var network = fate.network().name();
        for (var container : snapshot.containers()) {
            if (!container.networks().containsKey(network)) {
                continue;
            }
            var removal = removals.get(container.id());
            if (removal != null) {
                cleared.add(removal);
                continue;
            }
            var before = new ArrayList<>(images);
            Stream.ofNullable(stopped.get(container.id())).forEach(before::add);
            cleared.add(plan.add(new Operation.Disconnect(ref(container), network), anew(fate), before));
        }
        return cleared;
    }

    private StepId stop(ContainerInfo container, String because, List<StepId> before) {
        return Hooks.stop(plan, project.services().get(container.label(Labels.SERVICE)), ref(container),
                container.state() == ContainerState.RUNNING, options.stopTimeout(), because, before);
    }

    static ContainerRef ref(ContainerInfo container) {
        return new ContainerRef(container.label(Labels.SERVICE), container.name(), container.id());
    }
}
