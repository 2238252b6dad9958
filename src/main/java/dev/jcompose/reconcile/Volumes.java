package dev.jcompose.reconcile;

import dev.jcompose.canon.Canon;
import dev.jcompose.engine.VolumeSpec;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Project;
import dev.jcompose.model.Volume;
import dev.jcompose.observe.Snapshot;
import dev.jcompose.plan.Operation;
import dev.jcompose.plan.Plan;
import dev.jcompose.plan.StepId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The volumes that have to be made. One that exists may hold data, and is replaced only when somebody agreed.
final class Volumes {

    private Volumes() {}

    /// @return volume key to the step that makes it
    static Map<String, StepId> add(Plan.Builder plan, Project project, Snapshot snapshot, RenewedVolumes renewed, Iterable<StepId> after,
            List<String> warnings) {
        var steps = new HashMap<String, StepId>();
        steps.putAll(new Seeds(project, snapshot).add(plan, volume -> spec(project, volume), after, warnings));
        for (var volume : new TreeMap<>(project.volumes()).values()) {
            if (steps.containsKey(volume.key())) {
                continue;
            }
            var existing = snapshot.volumes().get(volume.name());
            if (volume.external()) {
                if (existing == null) {
                    throw new UnplannableException(project.origin("volumes." + volume.key()), "external volume \"" + volume.name()
                            + "\" not found; create it with `docker volume create " + volume.name() + "`");
                }
            } else if (existing == null) {
                steps.put(volume.key(),
                        plan.add(new Operation.CreateVolume(volume.key(), spec(project, volume)), "there is none yet", after));
            } else if (renewed.contains(volume.name())) {
                var because = RenewedVolumes.because(volume.name());
                var removal = plan.add(new Operation.RemoveVolume(volume.name(), true), because, after);
                steps.put(volume.key(), plan.add(new Operation.CreateVolume(volume.key(), spec(project, volume)), because, List.of(removal)));
            } else {
                warn(project, volume, existing.label(Labels.PROJECT), existing.label(Labels.CONFIG_HASH), warnings);
            }
        }
        return steps;
    }

    private static void warn(Project project, Volume volume, String owner, String hash, List<String> warnings) {
        if (owner.isEmpty()) {
            warnings.add("volume \"" + volume.name() + "\" already exists but was not created by Docker Compose. "
                    + "Use `external: true` to use an existing volume");
        } else if (!owner.equals(project.name())) {
            warnings.add("volume \"" + volume.name() + "\" already exists but was created for project \"" + owner
                    + "\" (expected \"" + project.name() + "\"). Use `external: true` to use an existing volume");
        } else if (!hash.isEmpty() && !hash.equals(Canon.volumeHash(volume))) {
            warnings.add("Volume \"" + volume.name() + "\" exists but doesn't match configuration in compose file. "
                    + "It is kept, because its data would be lost; remove it with `docker volume rm " + volume.name()
                    + "` to have it made anew");
        }
    }

    private static VolumeSpec spec(Project project, Volume volume) {
        var labels = new TreeMap<>(volume.labels());
        labels.put(Labels.PROJECT, project.name());
        labels.put(Labels.VOLUME, volume.key());
        labels.put(Labels.VERSION, Labels.COMPOSE_GENERATION);
        labels.put(Labels.WORKING_DIR, project.directory().toString());
        labels.put(Labels.CONFIG_HASH, Canon.volumeHash(volume));
        if (project.copy() != null) {
            labels.putAll(project.copy().labels());
        }
        return new VolumeSpec(volume.name(), volume.driver(), volume.driverOpts(), labels);
    }
}
