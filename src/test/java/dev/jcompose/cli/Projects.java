package dev.jcompose.cli;

import dev.jcompose.model.Dependency;
import dev.jcompose.model.Origins;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import dev.jcompose.model.Value;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// Small projects.
final class Projects {

    private Projects() {}

    static Service service(String name, Map<String, Dependency> dependsOn) {
        var lifecycle = new Service.Lifecycle(null, new LinkedHashMap<>(dependsOn), null, null, null, null,
                new LinkedHashSet<>(List.of("dev")), null, null, null);
        return Service.of(name, name.equals("web") ? null : "busybox").withLifecycle(lifecycle);
    }

    static Project of(Map<String, String> environment, Service... services) {
        var byName = new LinkedHashMap<String, Service>();
        for (var service : services) {
            byName.put(service.name(), service);
        }
        return new Project("shop", true, Path.of("/srv/shop"), List.of("/srv/shop/compose.yaml"), List.of(), environment, byName,
                new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                Value.Mapping.EMPTY, Origins.NONE);
    }
}
