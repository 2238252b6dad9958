package dev.jcompose.reconcile;

import dev.jcompose.model.FileGrant;
import dev.jcompose.model.FileObject;
import dev.jcompose.model.KeyPath;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import dev.jcompose.engine.ContainerFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The configs and secrets of a service, each with the path at which it appears in the container.
final class Grants {

    /// @param path absolute, in the container
    /// @param kind `config` or `secret`
    record Granted(String kind, String path, FileGrant grant, FileObject object) {

        boolean isFile() {
            return object.file() != null;
        }

        /// Whether a mount of the file itself cannot give what is asked for.
        boolean needsVolume() {
            return !object.external() && (!isFile() || grant.uid() != null || grant.gid() != null || grant.mode() != null);
        }
    }

    private Grants() {}

    static List<Granted> of(Project project, Service service) {
        var all = new ArrayList<Granted>();
        service.storage().secrets().forEach(grant -> add(project, all, "secret", "/run/secrets/", grant, project.secrets()));
        service.storage().configs().forEach(grant -> add(project, all, "config", "/", grant, project.configs()));
        return all;
    }

    private static void add(Project project, List<Granted> all, String kind, String folder, FileGrant grant,
            Map<String, FileObject> objects) {
        var object = objects.get(grant.source());
        if (object != null) {
            check(project, kind, object);
            var target = grant.target() == null ? grant.source() : grant.target();
            all.add(new Granted(kind, target.startsWith("/") ? target : folder + target, grant, object));
        }
    }

    /// What only a cluster could give.
    private static void check(Project project, String kind, FileObject object) {
        var path = kind + "s." + object.key();
        if (object.external()) {
            throw new UnplannableException(project.origin(path), "unsupported external " + kind + " " + object.name()
                    + "; give it as a file, or from a variable");
        }
        var unsupported = object.driver() != null ? "driver" : object.templateDriver() != null ? "template_driver" : null;
        if (unsupported != null) {
            throw new UnplannableException(project.origin(path + "." + unsupported),
                    "Docker Compose does not support " + kind + "s.*." + unsupported + ", nor does jcompose; leave it out");
        }
    }

    /// Those that are text rather than files on the host, to be written into a container that has no volume for them, before each start.
    ///
    /// @throws UnplannableException when a variable is not set, or the container's file system cannot be written to
    static List<ContainerFile> texts(Project project, Service service) {
        var files = new ArrayList<ContainerFile>();
        for (var granted : of(project, service)) {
            if (granted.isFile() || granted.object().external()) {
                continue;
            }
            var file = file(project, service, granted, granted.path());
            if (service.confinement().readOnly()) {
                throw new UnplannableException(project.origin(KeyPath.service(service.name()) + ".read_only"), "cannot create "
                        + granted.kind() + " \"" + granted.object().key() + "\" in read-only service " + service.name()
                        + ": `file` is the sole supported option; its container was made by another tool: "
                        + "make it anew with `up --force-recreate`");
            }
            if (!file.text().isEmpty()) {
                files.add(file);
            }
        }
        return files;
    }

    /// @param path where it is written to
    /// @throws UnplannableException when a variable is not set, or an owner is no number
    static ContainerFile file(Project project, Service service, Granted granted, String path) {
        var object = granted.object();
        var text = object.text();
        if (text == null && object.file() == null) {
            throw new UnplannableException(project.origin(granted.kind() + "s." + object.key()), "environment variable \""
                    + object.environment() + "\" required by " + granted.kind() + " \"" + object.key()
                    + "\" is not set; set it in the environment or in .env");
        }
        var grant = granted.grant();
        return new ContainerFile(path, text == null ? "" : text, text == null ? object.file() : null, grant.mode() == null ? 0444 : grant.mode(),
                number(project, service, granted, grant.uid()), number(project, service, granted, grant.gid()));
    }

    private static @Nullable Integer number(Project project, Service service, Granted granted, @Nullable String id) {
        try {
            return id == null ? null : Integer.valueOf(id);
        } catch (NumberFormatException name) {
            throw new UnplannableException(project.origin(KeyPath.service(service.name()) + "." + granted.kind() + "s"),
                    granted.kind() + " \"" + granted.object().key() + "\": \"" + id + "\" is no user or group number; write the number");
        }
    }
}
