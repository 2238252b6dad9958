package dev.jcompose.load;

import dev.jcompose.graph.DependencyGraph;
import dev.jcompose.model.Develop;
import dev.jcompose.model.FileGrant;
import dev.jcompose.model.KeyPath;
import dev.jcompose.model.Origin;
import dev.jcompose.model.Origins;
import dev.jcompose.model.Service;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What has to fit together between the parts of a project, once each part is right by itself. The messages are Docker
/// Compose's.
final class Consistency {
    private final Map<String, Service> services;
    private final Set<String> enabled;
    private final Origins origins;
    private final Problems problems;
    private final Problems references;
    private final Problems conflicts;
    private final Problems limits;

    /// @param services all of them
    /// @param enabled  the names of those to check
    Consistency(Map<String, Service> services, Set<String> enabled, Origins origins, Problems problems) {
        this.services = services;
        this.enabled = enabled;
        this.origins = origins;
        this.problems = problems;
        this.references = problems.as(Code.REFERENCE);
        this.conflicts = problems.as(Code.CONFLICT);
        this.limits = problems.as(Code.LIMIT);
    }

    /// @param networks the keys of the project's networks, and so on
    void check(Collection<String> networks, Collection<String> volumes, Collection<String> secrets, Collection<String> configs,
            Collection<String> models) {
        var builds = new BuildConsistency(services, origins, problems);
        var limits = new LimitConsistency(origins, problems);
        for (var name : enabled) {
            var service = services.get(name);
            image(service);
            if (service.build() != null) {
                builds.check(service, service.build());
            }
            limits.check(service);
            watches(service);
            networkMode(service);
            replicas(service);
            healthcheck(service);
            dependencies(service);
            targets(service);
            var own = KeyPath.service(name);
            service.networking().networks().keySet().forEach(key -> defined("network", key, networks, name, KeyPath.of(own + ".networks", key)));
            for (int i = 0; i < service.storage().volumes().size(); i++) {
                var mount = service.storage().volumes().get(i);
                if (mount.isNamedVolume()) {
                    defined("volume", String.valueOf(mount.source()), volumes, name, own + ".volumes[" + i + "]");
                }
            }
            for (int i = 0; i < service.storage().secrets().size(); i++) {
                defined("secret", service.storage().secrets().get(i).source(), secrets, name, own + ".secrets[" + i + "]");
            }
            for (int i = 0; i < service.storage().configs().size(); i++) {
                defined("config", service.storage().configs().get(i).source(), configs, name, own + ".configs[" + i + "]");
            }
            service.models().keySet().forEach(key -> defined("model", key, models, name, KeyPath.of(own + ".models", key)));
            var built = service.build() == null ? List.<FileGrant>of() : service.build().secrets();
            for (int i = 0; i < built.size(); i++) {
                defined("build secret", built.get(i).source(), secrets, name, own + ".build.secrets[" + i + "]");
            }
        }
        cycle();
    }

    private void add(String path, String message) {
        problems.add(origins.of(path), path, message);
    }

    /// @param other what the setting at a second path says
    private void conflict(String path, String message, String other, String otherPath) {
        var place = origins.of(otherPath);
        conflicts.add(origins.of(path), path, message, place == null ? other : "%s at %s".formatted(other, place));
    }

    private void limited(String path, @Nullable Integer replicas) {
        if (replicas != null && replicas > Service.MAX_REPLICAS) {
            limits.add(origins.of(path), path, "%s: %d are more than %d containers of one service".formatted(path, replicas, Service.MAX_REPLICAS), null);
        }
    }

    private void defined(String kind, String key, Collection<String> known, String service, String path) {
        if (!known.contains(key)) {
            references.unknown(origins.of(path), path, "service \"%s\" refers to undefined %s %s: invalid compose project".formatted(service, kind, key),
                    key, known, "declare it under the top-level %ss".formatted(kind.substring(kind.indexOf(' ') + 1)));
        }
    }

    private void image(Service service) {
        var path = KeyPath.service(service.name());
        if (service.image() == null && service.build() == null && service.provider() == null && !problems.spoiled(path)) {
            add(path, "service \"%s\" has neither an image nor a build context specified: invalid compose project".formatted(service.name()));
        }
        var build = service.build();
        if (build != null && build.dockerfile() != null && build.dockerfileInline() != null) {
            conflict(path + ".build.dockerfile_inline", "service \"%s\" declares mutualy exclusive dockerfile and dockerfile_inline: invalid compose project"
                    .formatted(service.name()), "dockerfile is set", path + ".build.dockerfile");
        }
    }

    private void watches(Service service) {
        var watches = service.develop() == null ? List.<Develop.Watch>of() : service.develop().watch();
        for (int i = 0; i < watches.size(); i++) {
            if (watches.get(i).target() == null && !List.of("rebuild", "restart").contains(watches.get(i).action())) {
                var path = KeyPath.service(service.name()) + ".develop.watch";
                problems.add(origins.of(path + "[" + i + "]"), path + "[" + i + "]",
                        path + ": target is required for non-rebuild actions: invalid compose project", "say where in the container");
            }
        }
    }

    private void networkMode(Service service) {
        if (service.networking().networkMode() != null && !service.networking().networks().isEmpty()) {
            conflict(KeyPath.service(service.name()) + ".network_mode", "service %s declares mutually exclusive `network_mode` and `networks`: invalid compose project"
                    .formatted(service.name()), "networks are set", KeyPath.service(service.name()) + ".networks");
        }
    }

    private void replicas(Service service) {
        var path = KeyPath.service(service.name());
        var scale = service.lifecycle().scale();
        var deploy = service.deploy();
        var replicas = deploy == null ? null : deploy.replicas();
        if (scale != null && scale < 0) {
            add(path + ".scale", path + ".scale: must be greater than or equal to 0");
        }
        if (replicas != null && replicas < 0) {
            add(path + ".deploy.replicas", path + ".deploy.replicas: must be greater than or equal to 0");
        }
        if (scale != null && replicas != null && !scale.equals(replicas)) {
            conflict(path + ".scale", path + ": can't set distinct values on 'scale' and 'deploy.replicas': invalid compose project",
                    "scale is %d, deploy.replicas is %d".formatted(scale, replicas), path + ".deploy.replicas");
        }
        if (service.lifecycle().containerName() != null && service.replicas() > 1) {
            conflict(path + ".container_name", "services.scale: can't set container_name and %s as container name must be unique: invalid compose project"
                    .formatted(service.name()), "there are to be %d containers".formatted(service.replicas()),
                    path + (scale != null ? ".scale" : ".deploy.replicas"));
        }
        limited(path + ".scale", scale);
        limited(path + ".deploy.replicas", replicas);
    }

    private void healthcheck(Service service) {
        var check = service.lifecycle().healthcheck();
        var test = check == null ? null : check.test();
        if (test != null && !test.isEmpty() && !List.of("CMD", "CMD-SHELL", "NONE").contains(test.getFirst())) {
            add(KeyPath.service(service.name()) + ".healthcheck.test",
                    "healthcheck.test must start either by \"CMD\", \"CMD-SHELL\" or \"NONE\"");
        }
    }

    private void dependencies(Service service) {
        service.lifecycle().dependsOn().forEach((dependency, edge) -> {
            var path = KeyPath.of(KeyPath.service(service.name()) + ".depends_on", dependency);
            if (edge.required() && !enabled.contains(dependency) && !problems.spoiled(path)) {
                var known = services.get(dependency);
                var place = origins.of(!origins.chain(path).isEmpty() ? path : implying(service, dependency));
                var message = "service \"%s\" depends on undefined service \"%s\": invalid compose project".formatted(service.name(), dependency);
                if (known != null) {
                    references.add(place, path, message, Selection.enable(known));
                } else {
                    references.unknown(place, path, message, dependency, services.keySet(), null);
                }
            }
        });
    }

    /// The path of what implies a dependency that `depends_on` does not name.
    private static String implying(Service service, String dependency) {
        var path = KeyPath.service(service.name());
        var links = service.networking().links();
        for (int i = 0; i < links.size(); i++) {
            if (links.get(i).split(":", 2)[0].equals(dependency)) {
                return path + ".links[" + i + "]";
            }
        }
        var from = service.storage().volumesFrom();
        for (int i = 0; i < from.size(); i++) {
            if (from.get(i).split(":", 2)[0].equals(dependency)) {
                return path + ".volumes_from[" + i + "]";
            }
        }
        var mode = "service:" + dependency;
        var confinement = service.confinement();
        return path + (mode.equals(confinement.ipc()) ? ".ipc" : mode.equals(confinement.pid()) ? ".pid"
                : mode.equals(confinement.uts()) ? ".uts" : mode.equals(confinement.cgroup()) ? ".cgroup" : ".network_mode");
    }

    /// Two mounts cannot have the same target.
    private void targets(Service service) {
        var path = KeyPath.service(service.name());
        var taken = new HashMap<String, String>();
        var tmpfs = service.storage().tmpfs();
        for (int i = 0; i < tmpfs.size(); i++) {
            target(taken, HostPaths.clean(tmpfs.get(i).split(":", 2)[0]), path + ".tmpfs[" + i + "]");
        }
        var mounts = service.storage().volumes();
        for (int i = 0; i < mounts.size(); i++) {
            target(taken, mounts.get(i).target(), path + ".volumes[" + i + "]");
        }
    }

    private void target(Map<String, String> taken, String target, String path) {
        var earlier = taken.putIfAbsent(target, path);
        if (earlier != null) {
            conflict(path, "%s: target %s already mounted as %s".formatted(path, target, KeyPath.bare(earlier)), "that is", earlier);
        }
    }

    /// Only services that are wanted together must not share the name of a container, as with Docker Compose.
    void containerNames(Collection<String> wanted) {
        var taken = new TreeMap<String, String>();
        for (var name : wanted) {
            var containerName = services.get(name).lifecycle().containerName();
            var earlier = containerName == null ? null : taken.putIfAbsent(containerName, name);
            if (earlier != null) {
                conflict(KeyPath.service(name) + ".container_name", "services.%s: container name \"%s\" is already in use by service \"%s\""
                        .formatted(name, containerName, earlier), "it is set", KeyPath.service(earlier) + ".container_name");
            }
        }
    }

    private void cycle() {
        var checked = new TreeMap<>(services);
        checked.keySet().retainAll(enabled);
        DependencyGraph.of(checked).cycle().ifPresent(path -> {
            var places = new ArrayList<Origin>();
            for (int i = 0; i + 1 < path.size(); i++) {
                var place = origins.of(KeyPath.of(KeyPath.service(path.get(i)) + ".depends_on", path.get(i + 1)));
                if (place != null) {
                    places.add(place);
                }
            }
            conflicts.add(places.isEmpty() ? null : places.getFirst(), KeyPath.service(path.getFirst()),
                    "dependency cycle detected: " + String.join(" -> ", path),
                    "each depends on the next: %s".formatted(places.stream().limit(10).map(String::valueOf).collect(Collectors.joining(", "))));
        });
    }
}
