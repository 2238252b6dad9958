package dev.jcompose.reconcile;

import dev.jcompose.engine.BuildSpec;
import dev.jcompose.model.Build;
import dev.jcompose.model.FileGrant;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is built for a service, with the builds that it takes files from.
final class BuildSpecs {

    private final Project project;

    private final boolean toRun;

    /// @param toRun whether the images are built in order to run
    BuildSpecs(Project project, boolean toRun) {
        this.toRun = toRun;
        this.project = project;
    }

    @Nullable Service enabled(String name) {
        return project.services().get(name);
    }

    /// The services whose builds are additional contexts of this one's, in the contexts' order; also those that were not asked for.
    List<Service> contexts(Service service) {
        return service.build() == null ? List.of() : service.build().additionalContexts().values().stream()
                .filter(place -> place.startsWith(BuildSpec.SERVICE))
                .map(place -> place.substring(BuildSpec.SERVICE.length()))
                .map(name -> project.services().getOrDefault(name, project.disabledServices().get(name)))
                .filter(Objects::nonNull).distinct().toList();
    }

    /// @throws UnplannableException when builds need one another in a circle, or something they need is not there
    BuildSpec of(Service service) {
        return of(service, new LinkedHashSet<>());
    }

    private BuildSpec of(Service service, SequencedSet<String> path) {
        var build = service.build();
        if (build == null) {
            throw new IllegalArgumentException("service " + service.name() + " has no build section");
        }
        if (!path.add(service.name())) {
            throw new UnplannableException(project.origin("services." + service.name() + ".build.additional_contexts"),
                    "dependency cycle detected: " + String.join(" -> ", path) + " -> " + service.name()
                            + "; the builds take files from one another: take one out of additional_contexts");
        }
        var services = new LinkedHashMap<String, BuildSpec>();
        contexts(service).forEach(other -> services.put(other.name(), of(other, path)));
        path.remove(service.name());
        return new BuildSpec(service.name(), project.imageName(service), build, labels(service, build),
                Platforms.ofBuild(project, service, build, toRun), build.secrets().stream().map(grant -> secret(service, grant)).toList(), services);
    }

    private SequencedMap<String, String> labels(Service service, Build build) {
        var labels = new TreeMap<>(build.labels());
        labels.put(Labels.PROJECT, project.name());
        labels.put(Labels.SERVICE, service.name());
        labels.put(Labels.VERSION, Labels.COMPOSE_GENERATION);
        return labels;
    }

    /// An unset variable is an empty secret, as in Docker Compose.
    private BuildSpec.Secret secret(Service service, FileGrant grant) {
        var path = "services." + service.name() + ".build.secrets";
        var secret = project.secrets().get(grant.source());
        if (secret == null) {
            throw new UnplannableException(project.origin(path), "service \"" + service.name() + "\": the build secret \"" + grant.source()
                    + "\" is read only together with its service; name \"" + service.name() + "\" on the command line as well");
        }
        var id = grant.target() == null ? grant.source() : grant.target();
        if (secret.file() != null) {
            return new BuildSpec.Secret.OfFile(id, secret.file());
        }
        if (secret.environment() != null) {
            return new BuildSpec.Secret.OfVariable(id, secret.environment(), Objects.requireNonNullElse(secret.value(), ""));
        }
        throw new UnplannableException(project.origin(path), "service \"" + service.name()
                + "\": build.secrets only supports environment or file-based secrets: \"" + grant.source() + "\"");
    }
}
