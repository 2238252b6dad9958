package dev.jcompose.load;

import dev.jcompose.model.Build;
import dev.jcompose.model.KeyPath;
import dev.jcompose.model.Origins;
import dev.jcompose.model.Service;
import java.util.Map;

/// What a service's `build` has to agree with: other services' builds, the service's own platform.
final class BuildConsistency {
    private static final String SERVICE = "service:";

    private final Map<String, Service> services;
    private final Origins origins;
    private final Problems problems;

    BuildConsistency(Map<String, Service> services, Origins origins, Problems problems) {
        this.services = services;
        this.origins = origins;
        this.problems = problems;
    }

    void check(Service service, Build build) {
        var path = KeyPath.service(service.name()) + ".build";
        build.additionalContexts().forEach((name, place) -> {
            if (place.startsWith(SERVICE)) {
                context(service, place.substring(SERVICE.length()), name, KeyPath.of(path + ".additional_contexts", name));
            }
        });
        var platform = service.process().platform();
        if (!build.platforms().isEmpty() && platform != null && !build.platforms().contains(platform)) {
            problems.add(origins.of(path + ".platforms"), path + ".platforms",
                    "service.build.platforms MUST include service.platform \"%s\": invalid compose project".formatted(platform),
                    "add it to the platforms, or take it from the service");
        }
    }

    private void context(Service service, String target, String name, String path) {
        var other = services.get(target);
        if (other == null) {
            problems.add(origins.of(path), path, "service \"%s\" declares unknown service \"%s\" as additional contexts %s"
                    .formatted(service.name(), target, name), Suggestion.of(target, services.keySet()));
        } else if (other.build() == null) {
            problems.add(origins.of(path), path, "service \"%s\" declares non-buildable service \"%s\" as additional contexts %s"
                    .formatted(service.name(), target, name), "give \"%s\" a build, or use an image: docker-image://%s"
                    .formatted(target, other.image()));
        }
    }
}
