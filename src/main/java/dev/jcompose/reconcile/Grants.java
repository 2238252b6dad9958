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

    /// Docker Compose's warnings about what cannot be said of a file that is mounted.
    static List<String> warnings(Project project, Service service) {
        return of(project, service).stream().filter(Granted::isFile)
                .filter(granted -> granted.grant().uid() != null || granted.grant().gid() != null || granted.grant().mode() != null)
                .map(granted -> (granted.kind().equals("secret") ? "secrets" : "config")
                        + " `uid`, `gid` and `mode` are not supported, they will be ignored").distinct().toList();
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
