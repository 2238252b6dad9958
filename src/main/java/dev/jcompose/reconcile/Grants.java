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
    }

    private Grants() {}

    static List<Granted> of(Project project, Service service) {
        var all = new ArrayList<Granted>();
        service.storage().configs().forEach(grant -> add(all, "config", "/", grant, project.configs()));
        service.storage().secrets().forEach(grant -> add(all, "secret", "/run/secrets/", grant, project.secrets()));
        return all;
    }

    private static void add(List<Granted> all, String kind, String folder, FileGrant grant, Map<String, FileObject> objects) {
        var object = objects.get(grant.source());
        if (object != null) {
            var target = grant.target() == null ? grant.source() : grant.target();
            all.add(new Granted(kind, target.startsWith("/") ? target : folder + target, grant, object));
        }
    }

    /// Those that are text rather than files on the host, to be written into the container before each start.
    ///
    /// @throws UnplannableException when a variable is not set, or the container's file system cannot be written to
    static List<ContainerFile> texts(Project project, Service service) {
        var files = new ArrayList<ContainerFile>();
        for (var granted : of(project, service)) {
            if (granted.isFile() || granted.object().external()) {
                continue;
            }
            var key = granted.object().key();
            var text = granted.object().text();
            if (text == null) {
                throw new UnplannableException(project.origin(granted.kind() + "s." + key), "environment variable \""
                        + granted.object().environment() + "\" required by " + granted.kind() + " \"" + key
                        + "\" is not set; set it in the environment or in .env");
            }
            if (service.confinement().readOnly()) {
                throw new UnplannableException(project.origin(KeyPath.service(service.name()) + ".read_only"), "cannot create "
                        + granted.kind() + " \"" + key + "\" in read-only service " + service.name()
                        + ": `file` is the sole supported option; give it as a file, or leave out read_only");
            }
            if (!text.isEmpty()) {
                var grant = granted.grant();
                files.add(new ContainerFile(granted.path(), text, grant.mode() == null ? 0444 : grant.mode(),
                        number(project, service, granted, grant.uid()), number(project, service, granted, grant.gid())));
            }
        }
        return files;
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
