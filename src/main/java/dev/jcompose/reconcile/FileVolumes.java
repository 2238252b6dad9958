package dev.jcompose.reconcile;

import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import dev.jcompose.observe.Snapshot;
import dev.jcompose.plan.Operation;
import dev.jcompose.plan.Plan;
import dev.jcompose.plan.StepId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The steps around the volumes that hold configs and secrets. A container that has one is only made when the volume holds everything, so
/// that one that is mounted need not be looked at again.
final class FileVolumes {

    private static final String WHY = "its configs and secrets are text, or have an owner or a mode";

    private final Plan.Builder plan;
    private final Project project;
    private final Snapshot snapshot;
    /// The names of volumes that a one-off container is to have.
    private final Set<String> kept = new HashSet<>();

    FileVolumes(Plan.Builder plan, Project project, Snapshot snapshot) {
        this.plan = plan;
        this.project = project;
        this.snapshot = snapshot;
    }

    static boolean isHelper(ContainerInfo container) {
        return container.label(Labels.HOOK).equals(FileVolume.KIND);
    }

    /// Removes what an interrupted filling left behind.
    List<StepId> clear(Iterable<StepId> before) {
        var steps = new ArrayList<StepId>();
        snapshot.hooks().stream().filter(FileVolumes::isHelper).forEach(left -> steps.add(plan.add(
                new Operation.RemoveContainer(UpPlanner.ref(left), true), "an interrupted step left it behind", before)));
        return steps;
    }

    /// The step that fills the volume of a one-off container; empty when it needs none, or another container has it already.
    Optional<StepId> fill(Service service, List<StepId> before) {
        var volume = FileVolume.of(project, service, snapshot);
        if (volume == null) {
            return Optional.empty();
        }
        kept.add(volume.name());
        return snapshot.containers().stream().anyMatch(volume::isMountedIn) ? Optional.empty()
                : Optional.of(plan.add(volume.fill(project, service), WHY, before));
    }

    /// What containers could write to is written anew once all that had it go.
    ///
    /// @return service to the step that fills its volume, for services that are to have new containers
    Map<String, StepId> fill(Replicas replicas, List<StepId> before) {
        var steps = new HashMap<String, StepId>();
        replicas.wanted().forEach((name, list) -> {
            var service = project.service(name);
            var volume = list.stream().allMatch(Replica::isKept) ? null : FileVolume.of(project, service, snapshot);
            if (volume != null && snapshot.containers().stream().filter(volume::isMountedIn)
                    .noneMatch(container -> !volume.writable() || !goes(replicas, container))) {
                steps.put(name, plan.add(volume.fill(project, service), WHY, before));
            }
        });
        return steps;
    }

    /// Removes volumes whose content is no longer wanted, once no container has them.
    ///
    /// @param before the steps that make and remove containers
    void drop(Replicas replicas, List<StepId> before) {
        var wanted = new HashSet<>(kept);
        replicas.wanted().forEach((name, list) -> {
            var volume = list.stream().allMatch(Replica::isKept) ? null : FileVolume.of(project, project.service(name), snapshot);
            if (volume != null) {
                wanted.add(volume.name());
            }
        });
        for (var volume : snapshot.fileVolumes()) {
            boolean stays = snapshot.containers().stream()
                    .filter(container -> container.mounts().stream().anyMatch(mount -> mount.name().equals(volume.name())))
                    .anyMatch(container -> !goes(replicas, container));
            if (!stays && !wanted.contains(volume.name())) {
                plan.add(new Operation.DropFiles(volume.label(Labels.FILES), volume.name()), "nothing uses it any more", before);
            }
        }
    }

    private static boolean goes(Replicas replicas, ContainerInfo container) {
        return replicas.surplus().contains(container)
                || replicas.wanted().values().stream().flatMap(List::stream)
                        .anyMatch(replica -> container.equals(replica.existing()) && !replica.isKept());
    }
}
