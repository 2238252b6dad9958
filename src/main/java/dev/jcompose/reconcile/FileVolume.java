package dev.jcompose.reconcile;

import dev.jcompose.engine.ContainerFile;
import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.ContainerSpec;
import dev.jcompose.engine.VolumeSpec;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import dev.jcompose.model.Value;
import dev.jcompose.observe.Snapshot;
import dev.jcompose.plan.Operation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The volume through which a service gets those configs and secrets that are text or have an owner or a mode. It is mounted at
/// `/run/secrets`; what belongs elsewhere lies in a hidden folder of it, and each such file is mounted read-only by itself. Its name stands
/// for what is in it: another content is another volume, with which the containers are made anew.
///
/// It is read-only where the service's own file system is. Everywhere else its containers find the secrets as Docker Compose leaves them,
/// in files that can be written to: Docker Compose writes secrets that are text anew before each start, also of containers that it has not
/// made, and what is read-only refuses that.
///
/// Where a mount of the service's own is at or below `/run/secrets`, the volume is put aside and all of its files are mounted by
/// themselves; also where a secret's own file would have to be mounted within it and it is read-only: to copy out of or into a container,
/// Engine 28 makes the places of its mounts anew, and fails there (`openat run/secrets/key: read-only file system`).
///
/// @param target    where it is mounted
/// @param writable  whether containers can write to it there
/// @param files     as seen where it is mounted
/// @param paths     where containers see what is given to them
/// @param elsewhere path in the container to path in the volume
record FileVolume(String name, String target, boolean writable, List<ContainerFile> files, List<String> paths,
        TreeMap<String, String> elsewhere) {

    private static final String SECRETS = "/run/secrets";
    /// Where the volume is mounted when it cannot be at `/run/secrets`.
    private static final String ASIDE = "/run/jcompose";
    private static final String HIDDEN = ".jcompose/";
    /// The kind of the containers through which volumes are filled.
    static final String KIND = "files";

    /// Null for a service that needs none.
    static @Nullable FileVolume of(Project project, Service service, Snapshot snapshot) {
        var granted = Grants.of(project, service);
        if (granted.stream().noneMatch(Grants.Granted::needsVolume)) {
            return null;
        }
        var taken = targets(service);
        boolean readOnly = service.confinement().readOnly();
        boolean aside = taken.stream().anyMatch(target -> target.equals(SECRETS) || isBelow(target))
                || readOnly && granted.stream().anyMatch(grant -> !grant.needsVolume() && isBelow(grant.path()));
        var target = aside ? ASIDE : SECRETS;
        var files = new ArrayList<ContainerFile>();
        var paths = new ArrayList<String>();
        var elsewhere = new TreeMap<String, String>();
        var seen = new HashSet<>(taken);
        for (var grant : granted) {
            if (!seen.add(grant.path()) || !grant.needsVolume()) {
                continue;
            }
            boolean below = !aside && isBelow(grant.path());
            var place = below ? grant.path().substring(SECRETS.length() + 1) : HIDDEN + elsewhere.size();
            files.add(Grants.file(project, service, grant, target + "/" + place));
            paths.add(grant.path());
            if (!below) {
                elsewhere.put(grant.path(), place);
            }
        }
        var mark = snapshot.contents().marks().getOrDefault(service.name(), "");
        return new FileVolume(prefix(project, service.name()) + hash(mark, files), target, !aside && !readOnly, files, paths, elsewhere);
    }

    private static boolean isBelow(String path) {
        return path.startsWith(SECRETS + "/");
    }

    private static Set<String> targets(Service service) {
        var targets = new HashSet<String>();
        service.storage().volumes().forEach(mount -> targets.add(mount.target()));
        service.storage().tmpfs().forEach(entry -> targets.add(entry.split(":", 2)[0]));
        return targets;
    }

    private static String prefix(Project project, String service) {
        return project.name() + "_" + service + "_files-";
    }

    /// Over what the files hold, as far as that is marked, and how they are.
    private static String hash(String mark, List<ContainerFile> files) {
        var text = new StringBuilder(mark);
        files.forEach(file -> text.append('\n').append(file.path()).append(' ').append(file.source()).append(' ').append(file.mode())
                .append(' ').append(file.uid()).append(' ').append(file.gid()));
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// What mounts it, in the engine's form.
    Stream<Value> mounts() {
        return Stream.concat(Stream.of(mount(target, null, !writable)),
                elsewhere.entrySet().stream().map(file -> mount(file.getKey(), file.getValue(), true)));
    }

    private Value mount(String at, @Nullable String subpath, boolean readOnly) {
        return Value.mapping().put("Type", "volume").put("Source", name).put("Target", at).putIfTrue("ReadOnly", readOnly)
                .put("VolumeOptions", Value.mapping().put("NoCopy", true).putIfAny("Subpath", subpath).build()).build();
    }

    /// Makes it and writes the files through a container that is never started. It has no configuration hash, so that no tool takes it for
    /// one of the service's.
    Operation.FillVolume fill(Project project, Service service) {
        var labels = new LinkedHashMap<String, String>();
        labels.put(Labels.FILES_PROJECT, project.name());
        labels.put(Labels.FILES, service.name());
        var helper = new LinkedHashMap<String, String>();
        helper.put(Labels.HOOK, KIND);
        helper.put(Labels.PROJECT, project.name());
        helper.put(Labels.SERVICE, service.name());
        helper.put(Labels.VERSION, Labels.COMPOSE_GENERATION);
        var container = new ContainerSpec(name, Platforms.of(project, service), project.imageName(service), helper,
                Value.mapping().put("Entrypoint", Value.texts(List.of("/never-started"))).build(),
                Value.mapping().put("Mounts", new Value.Items(List.of(mount(target, null, false)))).build(), "none", new LinkedHashMap<>());
        return new Operation.FillVolume(service.name(), new VolumeSpec(name, null, new LinkedHashMap<>(), labels), container, files, paths);
    }

    /// Whether a container has such a volume, whatever is in it.
    static boolean isIn(ContainerInfo container, Project project) {
        var prefix = prefix(project, container.label(Labels.SERVICE));
        return container.mounts().stream().anyMatch(mount -> mount.name().startsWith(prefix));
    }

    boolean isMountedIn(ContainerInfo container) {
        return container.mounts().stream().anyMatch(mount -> mount.name().equals(name));
    }
}
