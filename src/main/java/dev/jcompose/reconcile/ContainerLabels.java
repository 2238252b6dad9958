package dev.jcompose.reconcile;

import dev.jcompose.model.Labels;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import java.util.ArrayList;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The labels of a container: the user's, over which go those by which it is recognised.
final class ContainerLabels {

    private ContainerLabels() {}

    /// @param imageId null while it is not known
    /// @param content the mark of what its configs and secrets hold; null when it has none
    static SequencedMap<String, String> of(Project project, Service service, int number, String hash, @Nullable String imageId,
            @Nullable String content) {
        var labels = new TreeMap<>(service.process().labels());
        labels.put(Labels.PROJECT, project.name());
        labels.put(Labels.SERVICE, service.name());
        labels.put(Labels.NUMBER, Integer.toString(number));
        labels.put(Labels.ONE_OFF, "False");
        labels.put(Labels.CONFIG_HASH, hash);
        labels.put(Labels.VERSION, Labels.COMPOSE_GENERATION);
        labels.put(Labels.WORKING_DIR, project.directory().toString());
        labels.put(Labels.CONFIG_FILES, String.join(",", project.files()));
        labels.put(Labels.DEPENDS_ON, dependsOn(service));
        if (!project.envFiles().isEmpty()) {
            labels.put(Labels.ENVIRONMENT_FILE, project.envFiles().stream().map(Object::toString).collect(Collectors.joining(",")));
        }
        if (project.copy() != null) {
            labels.putAll(project.copy().labels());
        }
        if (content != null) {
            labels.put(Labels.CONTENT, content);
        }
        if (imageId != null) {
            labels.put(Labels.IMAGE, imageId);
        }
        return labels;
    }

    private static String dependsOn(Service service) {
        var edges = new ArrayList<String>();
        new TreeMap<>(service.lifecycle().dependsOn()).forEach((name, dependency) ->
                edges.add(name + ":" + dependency.condition() + ":" + dependency.restart()));
        return String.join(",", edges);
    }
}
