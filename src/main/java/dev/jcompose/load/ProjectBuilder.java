package dev.jcompose.load;

import dev.jcompose.model.FileGrant;
import dev.jcompose.model.Mount;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import dev.jcompose.yaml.Node;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Binds a merged tree to records, checks them as a whole and cuts them to what is wanted.
final class ProjectBuilder {
    private final LoadOptions options;
    private final Environment environment;
    private final Places places;
    private final Problems problems;

    ProjectBuilder(LoadOptions options, Environment environment, Places places, Problems problems) {
        this.options = options;
        this.environment = environment;
        this.places = places;
        this.problems = problems;
    }

    /// @param variables what a secret or config sees, by its path
    Project build(String name, boolean namedByDirectory, Path directory, List<String> files, List<Path> envFiles, Node.Mapping model,
            Function<String, Variables> variables) {
        var root = new Fields(model, "", problems);
        var origins = OriginIndex.of(model);
        boolean normalized = options.phases().normalization();
        var services = new TreeMap<String, Service>();
        var written = root.inside("services");
        written.keys().forEach(key -> services.put(key, new ServiceBinder(key, written.inside(key), environment::get, normalized).bind()));
        var resources = new ResourceBinder(name, root, variables, normalized);
        var networks = resources.networks();
        var volumes = resources.volumes();
        var secrets = resources.secrets();
        var configs = resources.configs();
        var models = resources.models();

        var profiles = Selection.activeProfiles(options.profiles(), environment.get("COMPOSE_PROFILES"));
        Selection.warnOfUnknown(profiles, services.values(), problems);
        var selection = Selection.of(services, profiles, options.services(), options.withDependencies(), problems);
        var checked = new TreeSet<>(selection.enabled());
        if (options.withDependencies()) {
            checked.addAll(selection.selected());
        }
        if (options.phases().consistency()) {
            var consistency = new Consistency(services, checked, origins, problems);
            consistency.check(networks.keySet(), volumes.keySet(), secrets.keySet(), configs.keySet(), models.keySet());
            consistency.containerNames(selection.selected());
        }

        var reader = new EnvFiles(environment, origins, places, problems);
        var labels = new LabelFiles(origins, places, problems);
        var selected = new LinkedHashMap<String, Service>();
        var disabled = new LinkedHashMap<String, Service>();
        services.forEach((key, service) -> {
            if (selection.selected().contains(key)) {
                var merged = labels.merged(options.phases().environment() ? reader.merged(service) : service);
                selected.put(key, options.withDependencies() || options.services().isEmpty() ? merged : alone(merged, selection.selected()));
            } else {
                disabled.put(key, service);
            }
        });
        var users = selected.values();
        var usedNetworks = keys(users, service -> service.networking().networks().keySet().stream());
        if (!written(root, "networks").contains("default") && !usedNetworks.contains("default")) {
            networks.remove("default");
        }
        return new Project(name, namedByDirectory, directory, files, envFiles, environment.all(), selected, disabled,
                used(networks, usedNetworks),
                used(volumes, keys(users, service -> service.storage().volumes().stream()
                        .filter(Mount::isNamedVolume).map(Mount::source).filter(Objects::nonNull))),
                used(configs, keys(users, service -> service.storage().configs().stream().map(FileGrant::source))),
                used(secrets, keys(users, service -> Stream.concat(
                        service.storage().secrets().stream(), service.build() == null ? Stream.of() : service.build().secrets().stream())
                        .map(FileGrant::source))),
                used(models, keys(users, service -> service.models().keySet().stream())), root.extensions(), origins,
                separator(), null);
    }

    /// `COMPOSE_COMPATIBILITY` has words of its own for yes (observed of Docker Compose).
    private String separator() {
        var variable = environment.all().getOrDefault("COMPOSE_COMPATIBILITY", "").toLowerCase(Locale.ROOT);
        return options.compatibility() || Set.of("1", "t", "true", "y").contains(variable) ? "_" : "-";
    }

    private static Set<String> written(Fields root, String section) {
        return new HashSet<>(root.inside(section).keys());
    }

    private static Set<String> keys(Collection<Service> services, Function<Service, Stream<String>> keys) {
        return services.stream().flatMap(keys).collect(Collectors.toSet());
    }

    private <T> SequencedMap<String, T> used(SequencedMap<String, T> all, Set<String> used) {
        if (!options.allResources()) {
            all.keySet().retainAll(used);
        }
        return all;
    }

    /// Without what it depends on, unless that is wanted as well.
    private static Service alone(Service service, Set<String> selected) {
        var wanted = new LinkedHashMap<>(service.lifecycle().dependsOn());
        wanted.keySet().retainAll(selected);
        return service.withLifecycle(service.lifecycle().withDependsOn(wanted));
    }
}
