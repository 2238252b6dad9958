package dev.jcompose.reconcile;

import dev.jcompose.model.Mount;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// That a service has something of another service's container, the first one by name.
///
/// @param attribute where the file says so
/// @param service   the other one
record Sharing(String attribute, String service, What what) {

    private static final String SERVICE = "service:";
    private static final String CONTAINER = "container:";

    /// @param name      Docker Compose's word
    /// @param relation  `the container` ..., for people
    enum What {
        NETWORK("network namespace", "whose network it shares"),
        IPC("IPC namespace", "whose IPC namespace it shares"),
        PID("PID namespace", "whose PID namespace it shares"),
        VOLUMES("volume", "whose volumes it uses");

        final String word;
        final String relation;

        What(String word, String relation) {
            this.word = word;
            this.relation = relation;
        }
    }

    static List<Sharing> of(Service service) {
        var all = new ArrayList<Sharing>();
        for (var from : service.storage().volumesFrom()) {
            if (!from.startsWith(CONTAINER)) {
                all.add(new Sharing("volumes_from", from.split(":", 2)[0], What.VOLUMES));
            }
        }
        add(all, "network_mode", service.networking().networkMode(), What.NETWORK);
        add(all, "ipc", service.confinement().ipc(), What.IPC);
        add(all, "pid", service.confinement().pid(), What.PID);
        return all;
    }

    private static void add(List<Sharing> all, String attribute, @Nullable String mode, What what) {
        if (mode != null && mode.startsWith(SERVICE)) {
            all.add(new Sharing(attribute, mode.substring(SERVICE.length()), what));
        }
    }

    /// The service as its configuration hash is made over it: by the IDs of containers instead of the names of services.
    static Service resolved(Project project, Service service, UnaryOperator<String> id) {
        var confinement = service.confinement();
        var images = service.storage().volumes().stream().map(mount -> ofImage(project, mount)).toList();
        return service
                .withNetworking(service.networking().withNetworkMode(mode(service.networking().networkMode(), id)))
                .withConfinement(confinement.withNamespaces(mode(confinement.ipc(), id), mode(confinement.pid(), id)))
                .withStorage(service.storage().withVolumes(images).withVolumesFrom(service.storage().volumesFrom().stream()
                        .map(from -> container(from, id)).toList()));
    }

    /// `service:db` as `container:ID`; every other mode as it is.
    static @Nullable String mode(@Nullable String mode, UnaryOperator<String> id) {
        return mode == null || !mode.startsWith(SERVICE) ? mode : CONTAINER + id.apply(mode.substring(SERVICE.length()));
    }

    /// The container of an entry of `volumes_from`, without its access mode, which is not part of Docker Compose's hash.
    private static String container(String from, UnaryOperator<String> id) {
        var words = from.split(":");
        return from.startsWith(CONTAINER) ? words[1] : id.apply(words[0]);
    }

    /// An entry of `volumes_from` as the engine takes it: `ID`, `ID:ro`.
    static String volumesFrom(String from, UnaryOperator<String> id) {
        var words = from.split(":");
        int last = from.startsWith(CONTAINER) ? 2 : 1;
        return container(from, id) + (words.length > last ? ":" + words[last] : "");
    }

    /// An image that is mounted may be named by the service that uses it.
    static Mount ofImage(Project project, Mount mount) {
        if (!mount.isImage() || mount.source() == null) {
            return mount;
        }
        var user = project.services().getOrDefault(mount.source(), project.disabledServices().get(mount.source()));
        return user == null ? mount : mount.withSource(project.imageName(user));
    }
}
