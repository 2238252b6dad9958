package dev.jcompose.reconcile;

import dev.jcompose.model.Mount;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import dev.jcompose.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is mounted into a container, in the engine's two forms: `Binds` where they can say it, as Docker Compose does, because they
/// create missing host folders, and `Mounts` for the rest.
///
/// @param tmpfs path to options
record Mounts(List<String> binds, List<Value> mounts, SequencedMap<String, String> tmpfs) {

    /// @param inherited target to the anonymous volume that is taken over from the container's predecessor
    static Mounts of(Project project, Service service, Map<String, String> inherited) {
        var binds = new ArrayList<String>();
        var mounts = new ArrayList<Value>();
        var left = new TreeMap<>(inherited);
        for (var mount : service.storage().volumes()) {
            var taken = mount.isAnonymousVolume() ? left.remove(mount.target()) : null;
            var source = source(project, mount, taken);
            if (fitsBinds(mount)) {
                binds.add(bind(mount, source));
            } else {
                mounts.add(mount(mount, source));
            }
        }
        left.forEach((target, volume) -> mounts.add(Value.mapping()
                .put("Type", "volume").put("Source", volume).put("Target", target).build()));
        Grants.of(project, service).stream().filter(Grants.Granted::isFile).forEach(granted -> mounts.add(Value.mapping()
                .put("Type", "bind").putIfAny("Source", granted.object().file()).put("Target", granted.path()).put("ReadOnly", true)
                .put("BindOptions", Value.Mapping.EMPTY)
                .build()));
        var tmpfs = new LinkedHashMap<String, String>();
        for (var entry : service.storage().tmpfs()) {
            int colon = entry.indexOf(':');
            tmpfs.put(colon < 0 ? entry : entry.substring(0, colon), colon < 0 ? "" : entry.substring(colon + 1));
        }
        return new Mounts(binds, mounts, tmpfs);
    }

    private static @Nullable String source(Project project, Mount mount, @Nullable String inherited) {
        if (mount.isNamedVolume()) {
            var volume = project.volumes().get(mount.source());
            return volume == null ? mount.source() : volume.name();
        }
        return mount.source() != null ? mount.source() : inherited;
    }

    private static boolean fitsBinds(Mount mount) {
        if (mount.isBind()) {
            var bind = mount.bind();
            return bind == null || bind.createHostPath() && bind.propagation() == null && bind.recursive() == null;
        }
        var volume = mount.volume();
        return mount.isNamedVolume()
                && (volume == null || volume.labels().isEmpty() && volume.subpath() == null && !volume.nocopy());
    }

    private static String bind(Mount mount, @Nullable String source) {
        var text = source + ":" + mount.target() + (mount.readOnly() ? ":ro" : ":rw");
        var bind = mount.bind();
        return bind != null && bind.selinux() != null ? text + "," + bind.selinux() : text;
    }

    private static Value mount(Mount mount, @Nullable String source) {
        var value = Value.mapping()
                .put("Type", mount.type())
                .putIfAny("Source", source)
                .put("Target", mount.target())
                .putIfTrue("ReadOnly", mount.readOnly())
                .putIfAny("Consistency", mount.consistency());
        var bind = mount.bind();
        if (bind != null) {
            value.put("BindOptions", Value.mapping()
                    .putIfAny("Propagation", bind.propagation())
                    .putIfTrue("CreateMountpoint", bind.createHostPath())
                    .putIfTrue("NonRecursive", "disabled".equals(bind.recursive()))
                    .putIfTrue("ReadOnlyNonRecursive", "writable".equals(bind.recursive()))
                    .putIfTrue("ReadOnlyForceRecursive", "readonly".equals(bind.recursive()))
                    .build());
        }
        var volume = mount.volume();
        if (volume != null) {
            value.put("VolumeOptions", Value.mapping()
                    .putIfTrue("NoCopy", volume.nocopy())
                    .putIfAny("Labels", volume.labels())
                    .putIfAny("Subpath", volume.subpath())
                    .build());
        }
        var tmpfs = mount.tmpfs();
        if (tmpfs != null) {
            value.put("TmpfsOptions", Value.mapping()
                    .putIfAny("SizeBytes", tmpfs.size())
                    .putIfAny("Mode", tmpfs.mode())
                    .build());
        }
        return value.build();
    }
}
