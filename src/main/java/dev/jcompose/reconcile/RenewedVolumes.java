package dev.jcompose.reconcile;

import dev.jcompose.canon.Canon;
import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.VolumeInfo;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Project;
import dev.jcompose.model.Volume;
import dev.jcompose.observe.Snapshot;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The volumes that somebody agreed to lose: those of the project whose definition is another than the one they were made from.
public final class RenewedVolumes {

    private final Project project;
    private final Set<String> names;

    private RenewedVolumes(Project project, Set<String> names) {
        this.project = project;
        this.names = names;
    }

    /// The names of the project's own volumes that are no longer what the file says, sorted. External volumes, those of other projects and
    /// those that nobody made for a project are none of them.
    public static List<String> diverged(Project project, Collection<VolumeInfo> volumes) {
        return project.volumes().values().stream()
                .filter(volume -> volumes.stream().anyMatch(existing -> existing.name().equals(volume.name())
                        && diverged(project, volume, existing)))
                .map(Volume::name).sorted().toList();
    }

    private static boolean diverged(Project project, Volume volume, VolumeInfo existing) {
        var hash = existing.label(Labels.CONFIG_HASH);
        return !volume.external() && existing.label(Labels.PROJECT).equals(project.name())
                && !hash.isEmpty() && !hash.equals(Canon.volumeHash(volume));
    }

    /// @param agreed names; what has not diverged stays all the same
    /// @throws UnplannableException when a one-off container uses one
    static RenewedVolumes of(Project project, Snapshot snapshot, Set<String> agreed) {
        var renewed = new RenewedVolumes(project, diverged(project, snapshot.volumes().values()).stream().filter(agreed::contains)
                .collect(Collectors.toUnmodifiableSet()));
        snapshot.containers().stream().filter(container -> container.label(Labels.ONE_OFF).equals("True"))
                .forEach(renewed::refuseUse);
        return renewed;
    }

    private void refuseUse(ContainerInfo container) {
        var name = usedBy(container);
        if (name != null) {
            var key = project.volumes().values().stream().filter(volume -> volume.name().equals(name)).findFirst().orElseThrow().key();
            throw new UnplannableException(project.origin("volumes." + key), "volume " + name + " cannot be made anew, because container "
                    + container.name() + " uses it; remove that with `docker rm -f " + container.name() + "`");
        }
    }

    boolean contains(String name) {
        return names.contains(name);
    }

    /// The first of them that a container mounts; null when it mounts none.
    @Nullable String usedBy(ContainerInfo container) {
        return container.mounts().stream().filter(mount -> mount.type().equals("volume") && names.contains(mount.name()))
                .map(ContainerInfo.MountInfo::name).sorted().findFirst().orElse(null);
    }

    static String because(String name) {
        return "volume " + name + " is made anew, as agreed; its data is lost";
    }
}
