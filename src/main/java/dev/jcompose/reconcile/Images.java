package dev.jcompose.reconcile;

import dev.jcompose.engine.BuildSpec;
import dev.jcompose.model.KeyPath;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import dev.jcompose.observe.Snapshot;
import dev.jcompose.plan.Operation;
import dev.jcompose.plan.Plan;
import dev.jcompose.plan.StepId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which images have to be pulled or built (rules: Docker Compose 2.40's pull policies).
final class Images {

    private Images() {}

    /// @param fresh whether images were pulled and built already, so that only missing ones count
    /// @return image name to the step that gets it
    static Map<String, StepId> add(Plan.Builder plan, Project project, Snapshot snapshot, UpOptions options, boolean fresh) {
        var steps = new LinkedHashMap<String, StepId>();
        for (var service : new TreeMap<>(project.services()).values()) {
            var image = service.imageName(project.name());
            if (service.provider() != null || steps.containsKey(image)) {
                continue;
            }
            var step = step(project, service, image, snapshot, options, fresh);
            if (step != null) {
                boolean known = snapshot.images().containsKey(image);
                boolean used = snapshot.containers().stream().anyMatch(container -> container.label(Labels.SERVICE).equals(service.name()));
                steps.put(image, known || used
                        ? plan.addUncertain(step.operation, step.because, List.of())
                        : plan.add(step.operation, step.because, List.of()));
            }
        }
        HookImages.add(plan, project, snapshot, options, fresh, steps);
        return steps;
    }

    private record Wanted(Operation operation, String because) {}

    private static @Nullable Wanted step(Project project, Service service, String image, Snapshot snapshot, UpOptions options, boolean fresh) {
        boolean present = snapshot.images().containsKey(image);
        var policy = options.pull() != null ? options.pull() : service.lifecycle().pullPolicy();
        policy = policy == null ? "missing" : policy;
        boolean buildable = service.build() != null && options.build() != UpOptions.Build.NEVER;
        if (fresh && present) {
            return null;
        }
        if (buildable && (options.build() == UpOptions.Build.ALWAYS || policy.equals("build"))) {
            return new Wanted(build(project, service, image),
                    options.build() == UpOptions.Build.ALWAYS ? "--build" : "pull_policy: build");
        }
        if (service.image() != null && policy.equals("always")) {
            return new Wanted(pull(project, service, image, buildable), options.pull() != null ? "--pull always" : "pull_policy: always");
        }
        var age = PullAge.of(policy);
        var local = snapshot.images().get(image);
        if (local != null) {
            return age != null && service.image() != null && age.isOver(local.lastTagged(), snapshot.taken())
                    ? new Wanted(pull(project, service, image, buildable), "pull_policy: " + policy)
                    : null;
        }
        if (service.image() == null || policy.equals("never") || policy.equals("build")) {
            if (buildable) {
                return new Wanted(build(project, service, image), "the engine does not have it");
            }
            var path = KeyPath.service(service.name()) + (service.image() == null ? ".build" : ".image");
            throw new UnplannableException(project.origin(path), "service \"" + service.name() + "\": No such image: " + image
                    + (service.build() != null ? "; leave out --no-build to have it built" : "; pull it, or leave out the policy `never`"));
        }
        return new Wanted(pull(project, service, image, buildable), "the engine does not have it");
    }

    private static Operation pull(Project project, Service service, String image, boolean buildable) {
        return new Operation.PullImage(service.name(), image, service.process().platform(),
                buildable ? build(project, service, image).spec() : null);
    }

    static Operation.BuildImage build(Project project, Service service, String image) {
        var build = service.build();
        if (build == null) {
            throw new IllegalArgumentException("service " + service.name() + " has no build section");
        }
        var labels = new TreeMap<String, String>();
        labels.put(Labels.PROJECT, project.name());
        labels.put(Labels.SERVICE, service.name());
        labels.put(Labels.VERSION, Labels.COMPOSE_GENERATION);
        labels.put(Labels.IMAGE_BUILDER, "classic");
        return new Operation.BuildImage(service.name(), new BuildSpec(build.context(), build.dockerfile(), build.dockerfileInline(),
                build.args(), build.target(), service.process().platform(), List.of(image), labels, false, false));
    }
}
