package dev.jcompose.load;

import dev.jcompose.yaml.Node;
import java.util.LinkedHashMap;

/// Files of the first version of the format, which had their services at the top level.
final class VersionOne {

    private VersionOne() {}

    /// The document without top-level entries that are services, when it has no `services`: that is told once, for all.
    static Node.Mapping withoutServices(Node.Mapping document, Problems problems) {
        var rest = new LinkedHashMap<>(document.entries());
        rest.entrySet().removeIf(entry -> !Schema.ROOT.knows(entry.getKey()) && !entry.getKey().startsWith("x-")
                && isService(entry.getValue().value()));
        if (rest.size() == document.entries().size() || document.entries().containsKey("services")) {
            return document;
        }
        var services = new LinkedHashMap<>(document.entries());
        services.keySet().removeAll(rest.keySet());
        var place = services.firstEntry().getValue().place();
        problems.add(place, "", "validating %s:  additional properties '%s' not allowed".formatted(place.file(), String.join("', '", services.keySet())),
                "this looks like a version 1 file: put the services under services:");
        return document.with(rest);
    }

    /// Whether a value can hardly be anything else than a service.
    static boolean isService(Node node) {
        return node instanceof Node.Mapping mapping && (mapping.entries().containsKey("image") || mapping.entries().containsKey("build"));
    }
}
