package dev.jcompose.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A loaded, merged, validated Compose project: what the files mean, with every default and relative path resolved.
///
/// @param name             the project name, already canonical
/// @param namedByDirectory whether nobody chose the name, so that it is the folder's
/// @param directory        the absolute project directory
/// @param files            the files it was read from, absolute, in merge order; `-` for standard input
/// @param envFiles         the values of `--env-file`, absolute; empty when the default `.env` was used
/// @param environment      the variables that interpolation saw, sorted
/// @param services         the enabled services by name
/// @param disabledServices services that no active profile enables
/// @param networks         by key; only those that an enabled service uses, unless all were asked for
/// @param extensions       the top-level `x-` entries
/// @param origins          where everything was written
/// @param separator        between the parts of containers' and images' names: `-`, or `_` as of old
/// @param copy             what makes it a copy of another project; null for a project of its own
public record Project(
        String name,
        boolean namedByDirectory,
        Path directory,
        List<String> files,
        List<Path> envFiles,
        Map<String, String> environment,
        SequencedMap<String, Service> services,
        SequencedMap<String, Service> disabledServices,
        SequencedMap<String, Network> networks,
        SequencedMap<String, Volume> volumes,
        SequencedMap<String, FileObject> configs,
        SequencedMap<String, FileObject> secrets,
        SequencedMap<String, Model> models,
        Value.Mapping extensions,
        Origins origins,
        String separator,
        @Nullable Copy copy) {

    public Project {
        files = List.copyOf(files);
        envFiles = List.copyOf(envFiles);
        environment = Map.copyOf(environment);
        services = Ordered.copy(services);
        disabledServices = Ordered.copy(disabledServices);
        networks = Ordered.copy(networks);
        volumes = Ordered.copy(volumes);
        configs = Ordered.copy(configs);
        secrets = Ordered.copy(secrets);
        models = Ordered.copy(models);
    }

    /// A project whose names are parted as usual.
    public Project(String name, boolean namedByDirectory, Path directory, List<String> files, List<Path> envFiles,
            Map<String, String> environment, SequencedMap<String, Service> services, SequencedMap<String, Service> disabledServices,
            SequencedMap<String, Network> networks, SequencedMap<String, Volume> volumes, SequencedMap<String, FileObject> configs,
            SequencedMap<String, FileObject> secrets, SequencedMap<String, Model> models, Value.Mapping extensions, Origins origins) {
        this(name, namedByDirectory, directory, files, envFiles, environment, services, disabledServices, networks, volumes, configs,
                secrets, models, extensions, origins, "-", null);
    }

    /// The image a service's containers are made from: its own, or the one that is built for it.
    public String imageName(Service service) {
        var image = service.image();
        return image != null ? image : name + separator + service.name();
    }

    /// `shop-web-1`
    public String containerName(String service, int number) {
        return name + separator + service + separator + number;
    }

    /// The enabled service of that name.
    ///
    /// @throws IllegalArgumentException when there is none: callers look names up before
    public Service service(String name) {
        var service = services.get(name);
        if (service == null) {
            throw new IllegalArgumentException("no such service: " + name);
        }
        return service;
    }

    /// The same project with these services, enabled and not.
    public Project withServices(SequencedMap<String, Service> services, SequencedMap<String, Service> disabled) {
        return new Project(name, namedByDirectory, directory, files, envFiles, environment, services, disabled, networks, volumes,
                configs, secrets, models, extensions, origins, separator, copy);
    }

    /// The same project with these services enabled.
    public Project withServices(SequencedMap<String, Service> services) {
        return new Project(name, namedByDirectory, directory, files, envFiles, environment, services, disabledServices, networks, volumes,
                configs, secrets, models, extensions, origins, separator, copy);
    }

    public Project withNetworks(SequencedMap<String, Network> networks) {
        return new Project(name, namedByDirectory, directory, files, envFiles, environment, services, disabledServices, networks, volumes,
                configs, secrets, models, extensions, origins, separator, copy);
    }

    /// The same project as a copy of another.
    public Project withCopy(@Nullable Copy copy) {
        return new Project(name, namedByDirectory, directory, files, envFiles, environment, services, disabledServices, networks, volumes,
                configs, secrets, models, extensions, origins, separator, copy);
    }

    /// The same project as a copy of another, with what that changes.
    public Project withCopy(Copy copy, SequencedMap<String, Service> services, SequencedMap<String, Service> disabled,
            SequencedMap<String, Network> networks, SequencedMap<String, Volume> volumes) {
        return new Project(name, namedByDirectory, directory, files, envFiles, environment, services, disabled, networks, volumes,
                configs, secrets, models, extensions, origins, separator, copy);
    }

    public Project withConfigs(SequencedMap<String, FileObject> configs) {
        return new Project(name, namedByDirectory, directory, files, envFiles, environment, services, disabledServices, networks, volumes,
                configs, secrets, models, extensions, origins, separator, copy);
    }

    /// The place of a path, null when unknown.
    public @Nullable Origin origin(String path) {
        return origins.of(path);
    }
}
