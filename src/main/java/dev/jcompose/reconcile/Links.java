package dev.jcompose.reconcile;

import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// What the engine is told of `links` and `external_links`: `CONTAINER:NAME`, under which the container finds the other one.
final class Links {

    private Links() {}

    /// The services that a service links to.
    static List<String> services(Service service) {
        return service.networking().links().stream().map(link -> link.split(":", 2)[0]).distinct().toList();
    }

    /// Every container of a linked service has three names (Docker Compose's rule, numbered like the container that links).
    ///
    /// @param number     of the container that links
    /// @param containers service to the names of its containers
    static List<String> of(Project project, Service service, int number, Function<String, List<String>> containers) {
        var links = new ArrayList<String>();
        for (var link : service.networking().links()) {
            var words = link.split(":", 2);
            var numbered = words[0] + project.separator() + number;
            for (var container : containers.apply(words[0])) {
                links.add(container + ":" + words[words.length - 1]);
                links.add(container + ":" + numbered);
                links.add(container + ":" + project.name() + project.separator() + numbered);
            }
        }
        for (var link : service.networking().externalLinks()) {
            var words = link.split(":", 2);
            links.add(words[0] + ":" + words[words.length - 1]);
        }
        return links;
    }
}
