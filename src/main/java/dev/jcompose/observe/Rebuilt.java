package dev.jcompose.observe;

import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.Engine;
import dev.jcompose.model.Dependency;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Origins;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import dev.jcompose.model.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A project without its files, as the labels of its containers tell it: services, images, numbers and dependencies
/// (observed of Docker Compose: `-p NAME` without a file).
public final class Rebuilt {

    private Rebuilt() {}

    /// @return empty when the engine holds no container, network or volume of that project
    public static Optional<Project> project(Engine engine, String name) {
        var containers = engine.containers(Map.of(Labels.PROJECT, name, Labels.CONFIG_HASH, ""));
        boolean nothing = containers.isEmpty()
                && engine.networks().stream().noneMatch(network -> network.label(Labels.PROJECT).equals(name))
                && engine.volumes(Map.of(Labels.PROJECT, name)).isEmpty();
        return nothing ? Optional.empty() : Optional.of(project(name, containers));
    }

    /// @param containers those of the project, all of them
    public static Project project(String name, List<ContainerInfo> containers) {
        var byService = new TreeMap<String, List<ContainerInfo>>();
        containers.stream()
                .filter(container -> !container.label(Labels.ONE_OFF).equals("True"))
                .forEach(container -> byService.computeIfAbsent(container.label(Labels.SERVICE), key -> new ArrayList<>()).add(container));
        var services = new LinkedHashMap<String, Service>();
        byService.forEach((service, list) -> services.put(service, service(service, list, byService)));
        var directory = containers.stream().map(container -> container.label(Labels.WORKING_DIR))
                .filter(text -> !text.isEmpty()).findFirst().orElse("/");
        return new Project(name, false, Path.of(directory), List.of(), List.of(), Map.of(), services, new LinkedHashMap<>(),
                new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(),
                new LinkedHashMap<>(), Value.Mapping.EMPTY, Origins.NONE);
    }

    private static Service service(String name, List<ContainerInfo> containers, Map<String, List<ContainerInfo>> all) {
        var first = containers.getFirst();
        var dependencies = new LinkedHashMap<String, Dependency>();
        for (var edge : first.label(Labels.DEPENDS_ON).split(",")) {
            var parts = edge.split(":");
            if (!parts[0].isBlank() && all.containsKey(parts[0])) {
                dependencies.put(parts[0], new Dependency(condition(parts), parts.length < 3 || Boolean.parseBoolean(parts[2]), true,
                        Value.Mapping.EMPTY));
            }
        }
        return Service.of(name, first.image())
                .withLifecycle(Service.Lifecycle.NONE.withDependsOn(dependencies).withScale(containers.size()));
    }

    private static Dependency.Condition condition(String[] edge) {
        if (edge.length > 1) {
            for (var condition : Dependency.Condition.values()) {
                if (condition.toString().equals(edge[1])) {
                    return condition;
                }
            }
        }
        return Dependency.Condition.SERVICE_STARTED;
    }
}
