package dev.jcompose.reconcile;

import dev.jcompose.model.Mount;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import dev.jcompose.model.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What is mounted into a container, in the engine's two forms: `Binds` where they can say it, as Docker Compose does, because they
/// create missing host folders, and `Mounts` for the rest.
///
/// @param tmpfs path to options
record Mounts(List<String> binds, List<Value> mounts, SequencedMap<String, String> tmpfs) {

    /// @param inherited target to the anonymous volume that is taken over from the container's predecessor
    /// @param files     what holds configs and secrets that cannot be mounted by themselves; null for none
    static Mounts of(Project project, Service service, Map<String, String> inherited, @Nullable FileVolume files) {
        var binds = new ArrayList<String>();
        var mounts = new ArrayList<Value>();
        var left = new TreeMap<>(inherited);
        var targets = new HashSet<String>();
        for (var mount : service.storage().volumes()) {
            targets.add(mount.target());
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
        targets.addAll(left.keySet());
        Grants.of(project, service).stream().filter(granted -> !granted.needsVolume() && granted.isFile() && targets.add(granted.path())).forEach(granted ->
                mounts.add(Value.mapping().put("Type", "bind").putIfAny("Source", granted.object().file()).put("Target", granted.path())
                        .put("ReadOnly", true).put("BindOptions", Value.Mapping.EMPTY).build()));
        if (files != null) {
            files.mounts().forEach(mounts::add);
        }
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
        return mount.source() != null ? Sharing.ofImage(project, mount).source() : inherited;
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
        switch (mount.type()) {
            case "bind" -> put(value, "BindOptions", mount.bind(), bind -> Value.mapping()
                    .putIfAny("Propagation", bind.propagation())
                    .putIfTrue("CreateMountpoint", bind.createHostPath())
                    .putIfTrue("NonRecursive", "disabled".equals(bind.recursive()))
                    .putIfTrue("ReadOnlyNonRecursive", "writable".equals(bind.recursive()))
                    .putIfTrue("ReadOnlyForceRecursive", "readonly".equals(bind.recursive())));
            case "volume" -> put(value, "VolumeOptions", mount.volume(), volume -> Value.mapping()
                    .putIfTrue("NoCopy", volume.nocopy())
                    .putIfAny("Labels", volume.labels())
                    .putIfAny("Subpath", volume.subpath()));
            case "tmpfs" -> put(value, "TmpfsOptions", mount.tmpfs(), tmpfs -> Value.mapping()
                    .putIfAny("SizeBytes", tmpfs.size())
                    .putIfAny("Mode", tmpfs.mode()));
            case "image" -> put(value, "ImageOptions", mount.image(), image -> Value.mapping()
                    .putIfAny("Subpath", image.subpath()));
            default -> { }
        }
        return value.build();
    }

    private static <T> void put(Value.Builder value, String key, @Nullable T options, Function<T, Value.Builder> form) {
        if (options != null) {
            value.put(key, form.apply(options).build());
        }
    }

    /// Docker Compose's warnings about options that belong to another type of mount, which no engine is told of.
    static List<String> warnings(Service service) {
        var warnings = new ArrayList<String>();
        for (var mount : service.storage().volumes()) {
            warn(warnings, mount, "bind", mount.bind());
            warn(warnings, mount, "volume", mount.volume());
            warn(warnings, mount, "tmpfs", mount.tmpfs());
            warn(warnings, mount, "image", mount.image());
        }
        return warnings;
    }

    private static void warn(List<String> warnings, Mount mount, String type, @Nullable Object options) {
        if (options != null && !mount.type().equals(type)) {
            warnings.add("mount of type `" + mount.type() + "` should not define `" + type + "` option");
        }
    }
}
