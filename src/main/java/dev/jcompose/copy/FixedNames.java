package dev.jcompose.copy;

import dev.jcompose.model.Copy;
import dev.jcompose.model.Network;
import dev.jcompose.model.NetworkAttachment;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import dev.jcompose.model.Volume;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Names that the files fix and that an engine has only once get the copy's name at their end. Those that are made of the project's name
/// are the copy's own already.
final class FixedNames {

    private static final String CONTAINER = "container:";

    private final Project project;
    private final Copy copy;
    private final Pattern own;
    /// The names of containers that the files fix, as they are written.
    private final Set<String> containers;

    FixedNames(Project project, Copy copy) {
        this.project = project;
        this.copy = copy;
        this.own = Pattern.compile("(?:^|[^a-z0-9])" + Pattern.quote(copy.project()) + "(?:$|[^a-z0-9])");
        this.containers = Stream.of(project.services(), project.disabledServices()).flatMap(services -> services.values().stream())
                .map(service -> service.lifecycle().containerName()).filter(name -> name != null && !isOwn(name))
                .collect(Collectors.toSet());
    }

    private boolean isOwn(String name) {
        return own.matcher(name).find();
    }

    private String suffixed(String name) {
        return name + "-" + copy.name();
    }

    Network of(Network network) {
        return network.external() || network.name().isEmpty() || isOwn(network.name()) ? network : network.withName(suffixed(network.name()));
    }

    Volume of(Volume volume) {
        return volume.external() || volume.name().isEmpty() || isOwn(volume.name()) ? volume : volume.withName(suffixed(volume.name()));
    }

    /// Its container's name, and where it names others' containers.
    Service of(Service service) {
        var networking = service.networking();
        var confinement = service.confinement();
        var renamed = service
                .withNetworking(networking.withNetworkMode(reference(networking.networkMode()))
                        .withExternalLinks(networking.externalLinks().stream().map(this::link).toList()))
                .withConfinement(confinement.withNamespaces(reference(confinement.ipc()), reference(confinement.pid())))
                .withStorage(service.storage().withVolumesFrom(service.storage().volumesFrom().stream().map(this::volumesFrom).toList()));
        var name = service.lifecycle().containerName();
        if (name == null || !containers.contains(name)) {
            return renamed;
        }
        return renamed.withLifecycle(service.lifecycle().withContainerName(suffixed(name)))
                .withNetworking(renamed.networking().withNetworks(alias(networking.networks(), name)));
    }

    /// Others on its networks know the container by the name that the files give it.
    private static SequencedMap<String, @Nullable NetworkAttachment> alias(
            SequencedMap<String, @Nullable NetworkAttachment> networks, String name) {
        var changed = new LinkedHashMap<String, @Nullable NetworkAttachment>();
        networks.forEach((key, attachment) -> {
            var joined = attachment == null ? NetworkAttachment.DEFAULT : attachment;
            changed.put(key, joined.aliases().contains(name) ? joined
                    : joined.withAliases(Stream.concat(joined.aliases().stream(), Stream.of(name)).toList()));
        });
        return changed;
    }

    private @Nullable String reference(@Nullable String mode) {
        return mode != null && mode.startsWith(CONTAINER) ? CONTAINER + container(mode.substring(CONTAINER.length())) : mode;
    }

    private String container(String name) {
        return containers.contains(name) ? suffixed(name) : name;
    }

    private String link(String link) {
        int colon = link.indexOf(':');
        var name = colon < 0 ? link : link.substring(0, colon);
        return containers.contains(name) ? suffixed(name) + ":" + (colon < 0 ? name : link.substring(colon + 1)) : link;
    }

    private String volumesFrom(String from) {
        if (!from.startsWith(CONTAINER)) {
            return from;
        }
        var rest = from.substring(CONTAINER.length());
        int colon = rest.indexOf(':');
        return colon < 0 ? CONTAINER + container(rest) : CONTAINER + container(rest.substring(0, colon)) + rest.substring(colon);
    }

    /// What is shared because the files say that it is not theirs, for people.
    List<String> shared() {
        return Stream.of(
                project.networks().values().stream().filter(Network::external).map(network -> "network " + network.name()),
                project.volumes().values().stream().filter(Volume::external).map(volume -> "volume " + volume.name()))
                .flatMap(names -> names).map(name -> "external " + name + " is shared with other stacks").toList();
    }
}
