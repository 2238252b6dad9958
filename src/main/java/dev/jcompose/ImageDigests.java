package dev.jcompose;

import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import dev.jcompose.registry.Digests;
import dev.jcompose.registry.RegistryClient;
import dev.jcompose.registry.RegistryException;
import java.util.LinkedHashMap;
import java.util.Map;

/// Names a project's images by what they hold.
final class ImageDigests {

    private ImageDigests() {}

    static Project resolve(Project project, Map<String, String> environment) {
        var known = new LinkedHashMap<String, String>();
        var services = new LinkedHashMap<String, Service>();
        try {
            var digests = new Digests(RegistryClient.of(environment));
            project.services().forEach((name, service) -> {
                var image = service.image();
                services.put(name, image == null ? service : service.withImage(known.computeIfAbsent(image, digests::of)));
            });
        } catch (RegistryException | IllegalArgumentException unresolved) {
            throw new UnresolvedImageException(String.valueOf(unresolved.getMessage()), unresolved);
        }
        return project.withServices(services);
    }
}
