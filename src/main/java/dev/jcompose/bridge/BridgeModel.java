package dev.jcompose.bridge;

import dev.jcompose.canon.Canon;
import dev.jcompose.engine.ImageInfo;
import dev.jcompose.model.FileObject;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import dev.jcompose.model.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.BiFunction;

/// What a transformation reads: the canonical model, with every image named, every port exposed that is known of, and the text of configs
/// and secrets in it (as Docker Compose 2.40 hands it over).
final class BridgeModel {

    private BridgeModel() {}

    /// @param images by name, of those that the engine has
    /// @throws BridgeException when the file of a config or secret cannot be read
    static String yaml(Project project, Map<String, ImageInfo> images) {
        var tree = Canon.tree(project);
        tree = changed(tree, "services", (name, service) -> service(project, project.service(name), service, images));
        tree = changed(tree, "configs", (key, config) -> withText(project.configs(), key, config));
        tree = changed(tree, "secrets", (key, secret) -> withText(project.secrets(), key, secret));
        return Canon.rawYaml(tree);
    }

    private static Value.Mapping changed(Value.Mapping tree, String section, BiFunction<String, Value.Mapping, Value.Mapping> change) {
        if (!(tree.get(section) instanceof Value.Mapping all)) {
            return tree;
        }
        var changed = new LinkedHashMap<>(all.entries());
        changed.replaceAll((key, value) -> value instanceof Value.Mapping mapping ? change.apply(key, mapping) : value);
        return tree.with(section, new Value.Mapping(changed));
    }

    private static Value.Mapping service(Project project, Service service, Value.Mapping written, Map<String, ImageInfo> images) {
        var image = project.imageName(service);
        var exposed = new LinkedHashSet<>(service.networking().expose());
        if (images.get(image) instanceof ImageInfo known) {
            known.exposedPorts().stream().map(port -> port.split("/")[0]).sorted().forEach(exposed::add);
        }
        service.networking().ports().forEach(port -> exposed.add(Integer.toString(port.target())));
        var complete = written.with("image", Value.of(image));
        return exposed.isEmpty() ? complete : complete.with("expose", Value.texts(List.copyOf(exposed)));
    }

    private static Value.Mapping withText(SequencedMap<String, FileObject> objects, String key, Value.Mapping written) {
        var object = objects.get(key);
        if (object == null || object.external() || object.file() == null && object.environment() == null) {
            return written;
        }
        return written.with("content", Value.of(object.file() == null ? object.value() == null ? "" : object.value() : read(object.file())));
    }

    private static String read(String file) {
        try {
            return new String(Files.readAllBytes(Path.of(file)), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new BridgeException("open " + file + ": cannot be read: " + unreadable.getMessage());
        }
    }
}
