package dev.jcompose.load;

import dev.jcompose.yaml.Node;
import dev.jcompose.yaml.Node.Mapping;
import dev.jcompose.yaml.Node.Mark;
import dev.jcompose.yaml.Node.Scalar;
import java.util.LinkedHashMap;

/// The old way of writing an external network, volume, secret or config.
final class ResourceForms {

    private ResourceForms() {}

    /// `external: {name: x}` becomes `name: x` and `external: true`.
    static Node external(Node node, String path, Problems problems) {
        if (!(node instanceof Mapping resource) || !(resource.get("external") instanceof Mapping external)) {
            return node;
        }
        var place = resource.entries().get("external").place();
        var entries = new LinkedHashMap<>(resource.entries());
        var name = external.get("name");
        if (name != null) {
            problems.warn(place, path + ": external.name is deprecated. Please set name and external: true");
            var own = resource.get("name");
            if (own != null && !Keys.text(own).equals(Keys.text(name))) {
                problems.as(Code.CONFLICT).add(place, path, path + ": name and external.name conflict; only use name",
                        "name is \"%s\" at %s, external.name is \"%s\" at %s"
                                .formatted(Keys.text(own), own.origin(), Keys.text(name), name.origin()));
            }
            entries.put("name", external.entries().get("name"));
        }
        entries.put("external", resource.entries().get("external").with(new Scalar("true", true, Mark.NONE, place)));
        return resource.with(entries);
    }
}
