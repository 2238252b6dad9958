package dev.jcompose.reconcile;

import dev.jcompose.model.Labels;
import dev.jcompose.model.Project;
import dev.jcompose.observe.Snapshot;
import java.util.Map;
import java.util.stream.Stream;

/// Keeps a project that happens to be called like a copy from taking it over.
final class CopyCheck {

    private CopyCheck() {}

    /// @throws UnplannableException when the engine has a copy under the name of a project that is none
    static void check(Project project, Snapshot snapshot) {
        if (project.copy() != null) {
            return;
        }
        Stream.of(snapshot.containers().stream().map(container -> container.labels()),
                        snapshot.networks().stream().map(network -> network.labels()),
                        snapshot.volumes().values().stream().map(volume -> volume.labels()))
                .flatMap(labels -> labels)
                .filter(labels -> project.name().equals(labels.get(Labels.PROJECT)) && labels.containsKey(Labels.COPY))
                .findFirst().ifPresent(labels -> refuse(project, labels));
    }

    private static void refuse(Project project, Map<String, String> labels) {
        throw new UnplannableException(null, "project \"" + project.name() + "\" is copy \"" + labels.get(Labels.COPY) + "\" of \""
                + labels.get(Labels.COPY_BASE) + "\"; use `-p " + labels.get(Labels.COPY_BASE) + " --copy " + labels.get(Labels.COPY)
                + "`, or another project name");
    }
}
