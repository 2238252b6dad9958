package dev.jcompose.reconcile;

import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.model.Copy;
import dev.jcompose.model.KeyPath;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import dev.jcompose.model.Volume;
import dev.jcompose.observe.Snapshot;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Keeps a copy from writing, unasked, to files of its checkout that another stack of that checkout uses too.
final class SharedBinds {

    private final Project project;
    private final Copy copy;
    private final Snapshot snapshot;

    private SharedBinds(Project project, Copy copy, Snapshot snapshot) {
        this.project = project;
        this.copy = copy;
        this.snapshot = snapshot;
    }

    /// @throws UnplannableException naming the first such file or folder
    static void check(Project project, Snapshot snapshot) {
        var copy = project.copy();
        if (copy != null && !copy.sharing().all()) {
            var binds = new SharedBinds(project, copy, snapshot);
            project.services().values().forEach(binds::check);
        }
    }

    private void check(Service service) {
        var volumes = service.storage().volumes();
        for (int i = 0; i < volumes.size(); i++) {
            var mount = volumes.get(i);
            var source = mount.isBind() ? mount.source()
                    : mount.isNamedVolume() && project.volumes().get(mount.source()) instanceof Volume volume ? device(volume) : null;
            if (source != null && !mount.readOnly()) {
                check(service, KeyPath.service(service.name()) + ".volumes[" + i + "]", Path.of(source),
                        mount.isBind() || mount.source() == null ? "" : mount.source());
            }
        }
    }

    /// The host folder that a local volume is made of; null when it is made of none.
    private static @Nullable String device(Volume volume) {
        var device = volume.driverOpts().getOrDefault("device", "");
        boolean bind = volume.driverOpts().getOrDefault("o", "").contains("bind") && device.startsWith("/");
        return bind && !volume.external() ? device : null;
    }

    private void check(Service service, String path, Path source, String key) {
        if (!source.startsWith(project.directory()) || copy.sharing().paths().stream().map(Path::of).anyMatch(source::startsWith)) {
            return;
        }
        var relative = "./" + project.directory().relativize(source);
        snapshot.neighbours().stream().filter(other -> uses(other, source, key)).findFirst().ifPresent(other -> {
            throw new UnplannableException(project.origin(path), "service \"" + service.name() + "\" writes to " + relative
                    + ", which project \"" + other.label(Labels.PROJECT) + "\" of the same checkout uses as well (container " + other.name()
                    + "); if that is meant, list it (`x-jcompose: {copies: {share: [" + relative + "]}}`) or give --share-binds; "
                    + "a git worktree has files of its own");
        });
    }

    /// A volume that is made of a folder is made of the same one in each copy, under the name that the copy gives it.
    private static boolean uses(ContainerInfo other, Path source, String key) {
        return other.mounts().stream().anyMatch(mount -> mount.type().equals("bind") && overlap(Path.of(mount.source()), source)
                || !key.isEmpty() && mount.name().equals(other.label(Labels.PROJECT) + "_" + key));
    }

    private static boolean overlap(Path one, Path other) {
        return one.startsWith(other) || other.startsWith(one);
    }
}
