package dev.jcompose.reconcile;

import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.ContainerSpec;
import dev.jcompose.engine.ContainerState;
import dev.jcompose.engine.VolumeSpec;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Mount;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import dev.jcompose.model.Value;
import dev.jcompose.model.Volume;
import dev.jcompose.observe.SeedSource;
import dev.jcompose.observe.Snapshot;
import dev.jcompose.plan.ContainerRef;
import dev.jcompose.plan.Operation;
import dev.jcompose.plan.Operation.SeedVolumes.Seed;
import dev.jcompose.plan.Plan;
import dev.jcompose.plan.StepId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Volumes that do not begin empty, but with what another project's hold.
final class Seeds {

    /// The kind of the containers through which volumes are filled.
    private static final String KIND = "seed";
    private static final String FOLDER = "/seed/";

    private final Project project;
    private final Snapshot snapshot;

    Seeds(Project project, Snapshot snapshot) {
        this.project = project;
        this.snapshot = snapshot;
    }

    static List<ContainerInfo> leftover(Snapshot snapshot) {
        return snapshot.hooks().stream().filter(container -> container.label(Labels.HOOK).equals(KIND)).toList();
    }

    /// The names of volumes that an interrupted step left half filled.
    static Set<String> unfinished(Snapshot snapshot) {
        return words(snapshot, Labels.SEED);
    }

    private static Set<String> words(Snapshot snapshot, String label) {
        return leftover(snapshot).stream().flatMap(container -> Arrays.stream(container.label(label).split(",")))
                .filter(word -> !word.isEmpty()).collect(Collectors.toCollection(TreeSet::new));
    }

    /// Removes what an interrupted step left, half-filled volumes before the container that names them.
    ///
    /// @return the steps
    static List<StepId> clear(Plan.Builder plan, Snapshot snapshot, String because) {
        var writers = new ArrayList<StepId>();
        var steps = new ArrayList<StepId>();
        leftover(snapshot).stream().filter(container -> container.label(Labels.SEED).isEmpty()).forEach(writer ->
                writers.add(PreStarts.remove(plan, writer, because, List.of())));
        steps.addAll(writers);
        unfinished(snapshot).stream().filter(snapshot.volumes()::containsKey).forEach(volume ->
                steps.add(plan.add(new Operation.RemoveVolume(volume), "it was half filled when that was interrupted", writers)));
        var before = List.copyOf(steps);
        leftover(snapshot).stream().filter(container -> !container.label(Labels.SEED).isEmpty()).forEach(reader ->
                steps.add(PreStarts.remove(plan, reader, because, before)));
        return steps;
    }

    /// @param spec how a volume is made
    /// @return volume key to the step that fills it
    /// @throws UnplannableException when there is nothing to fill them with, or a volume is half filled and nobody says with what
    Map<String, StepId> add(Plan.Builder plan, Function<Volume, VolumeSpec> spec, Iterable<StepId> after, List<String> warnings) {
        var source = snapshot.seed();
        var unfinished = unfinished(snapshot);
        if (source == null) {
            project.volumes().values().stream().filter(volume -> unfinished.contains(volume.name())).findFirst().ifPresent(this::refuse);
            return Map.of();
        }
        check(source);
        var seeds = new ArrayList<Seed>();
        var steps = new HashMap<String, StepId>();
        var keys = new ArrayList<String>();
        for (var volume : new TreeMap<>(project.volumes()).values()) {
            boolean there = snapshot.volumes().containsKey(volume.name()) && !unfinished.contains(volume.name());
            if (volume.external() || there) {
                continue;
            }
            var from = source.volumes().get(volume.key());
            if (from == null || volume.driverOpts().containsKey("device")) {
                warnings.add("volume \"" + volume.name() + "\" is not seeded: " + (from == null ? "project \"" + source.project() + "\" has none like it"
                        : "what it holds lies where its driver_opts say"));
            } else {
                keys.add(volume.key());
                seeds.add(new Seed(spec.apply(volume), from.name(), FOLDER + seeds.size()));
            }
        }
        if (!seeds.isEmpty()) {
            var step = plan.add(operation(source, seeds, unfinished), "--seed-volumes-from, and there "
                    + (unfinished.isEmpty() ? seeds.size() == 1 ? "is none yet" : "are none yet" : "is only what was interrupted"), after);
            keys.forEach(key -> steps.put(key, step));
        }
        return steps;
    }

    private void refuse(Volume volume) {
        throw new UnplannableException(project.origin("volumes." + volume.key()), "volume \"" + volume.name()
                + "\" was to be filled from another one, which was interrupted: it holds a part only; fill it again with --seed-volumes-from, or "
                + "begin with empty volumes after `down`, which removes it");
    }

    private void check(SeedSource source) {
        if (source.project().equals(project.name())) {
            throw new UnplannableException(null, "--seed-volumes-from: project \"" + project.name() + "\" cannot be filled from itself");
        }
        if (source.volumes().isEmpty()) {
            var others = new TreeSet<>(source.projects());
            others.remove(project.name());
            throw new UnplannableException(null, "--seed-volumes-from: there are no volumes of a project \"" + source.project() + "\"; "
                    + (others.isEmpty() ? "no project has any" : "projects with volumes are " + String.join(", ", others)));
        }
    }

    private Operation operation(SeedSource source, List<Seed> seeds, Set<String> unfinished) {
        var names = seeds.stream().map(Seed::from).collect(Collectors.toSet());
        var left = words(snapshot, Labels.SEED_PAUSED);
        var users = source.users().stream().filter(container -> container.mounts().stream()
                .anyMatch(mount -> mount.writable() && names.contains(mount.name()))).toList();
        var abandoned = users.stream().filter(container -> container.state() == ContainerState.PAUSED && left.contains(container.id())).toList();
        var pause = users.stream().filter(container -> container.isRunning() || abandoned.contains(container)).toList();
        var reader = labels();
        var all = new TreeSet<>(unfinished);
        seeds.forEach(seed -> all.add(seed.spec().name()));
        reader.put(Labels.SEED, String.join(",", all));
        reader.put(Labels.SEED_PAUSED, pause.stream().map(ContainerInfo::id).collect(Collectors.joining(",")));
        return new Operation.SeedVolumes(source.project(), seeds,
                unfinished.stream().filter(snapshot.volumes()::containsKey).toList(),
                container(reader, seeds, true), container(labels(), seeds, false), refs(pause), refs(abandoned), refs(leftover(snapshot)));
    }

    private static List<ContainerRef> refs(List<ContainerInfo> containers) {
        return containers.stream().map(UpPlanner::ref).toList();
    }

    private LinkedHashMap<String, String> labels() {
        var labels = new LinkedHashMap<String, String>();
        labels.put(Labels.HOOK, KIND);
        labels.put(Labels.PROJECT, project.name());
        labels.put(Labels.VERSION, Labels.COMPOSE_GENERATION);
        return labels;
    }

    /// Of the image of a service that uses one of the volumes: it is there in any case.
    private ContainerSpec container(Map<String, String> labels, List<Seed> seeds, boolean reads) {
        var mounts = seeds.stream().<Value>map(seed -> Value.mapping().put("Type", "volume").put("Source", reads ? seed.from() : seed.spec().name())
                .put("Target", seed.path()).putIfTrue("ReadOnly", reads)
                .put("VolumeOptions", Value.mapping().put("NoCopy", true).build()).build()).toList();
        var service = new TreeMap<>(project.services()).values().stream().filter(each -> uses(each, seeds)).findFirst().orElseThrow(() ->
                new UnplannableException(null, "--seed-volumes-from: no service uses volume \"" + seeds.getFirst().spec().name() + "\""));
        return new ContainerSpec(project.name() + project.separator() + KIND, Platforms.of(project, service), project.imageName(service),
                new LinkedHashMap<>(labels), Value.mapping().put("Entrypoint", Value.texts(List.of("/never-started"))).build(),
                Value.mapping().put("Mounts", new Value.Items(mounts)).build(), "none", new LinkedHashMap<>());
    }

    private boolean uses(Service service, List<Seed> seeds) {
        return service.provider() == null && service.storage().volumes().stream().filter(Mount::isNamedVolume)
                .map(mount -> project.volumes().get(mount.source()))
                .anyMatch(volume -> volume != null && seeds.stream().anyMatch(seed -> seed.spec().name().equals(volume.name())));
    }
}
