package dev.jcompose.reconcile;

import dev.jcompose.model.KeyPath;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import dev.jcompose.observe.Snapshot;
import dev.jcompose.plan.Operation;
import dev.jcompose.plan.Plan;
import dev.jcompose.plan.StepId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Which images have to be pulled or built (rules: Docker Compose 2.40's pull policies), and in which order they are built.
final class Images {

    private final Plan.Builder plan;
    private final Project project;
    private final Snapshot snapshot;
    private final UpOptions options;
    private final boolean fresh;
    private final BuildSpecs specs;
    private final BuildOrder order;
    /// By image: the service that builds it. Others may use it under the same name.
    private final Map<String, Service> builders = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<String, StepId> steps = new LinkedHashMap<>();

    private Images(Plan.Builder plan, Project project, Snapshot snapshot, UpOptions options, boolean fresh) {
        this.plan = plan;
        this.project = project;
        this.snapshot = snapshot;
        this.options = options;
        this.fresh = fresh;
        this.specs = new BuildSpecs(project, true);
        this.order = new BuildOrder(specs);
    }

    /// @param fresh whether images were pulled and built already, so that only missing ones count
    /// @return image name to the step that gets it
    static Map<String, StepId> add(Plan.Builder plan, Project project, Snapshot snapshot, UpOptions options, boolean fresh) {
        var images = new Images(plan, project, snapshot, options, fresh);
        var services = new TreeMap<>(project.services()).values();
        services.stream().filter(service -> service.build() != null)
                .forEach(service -> images.builders.putIfAbsent(project.imageName(service), service));
        services.stream().filter(service -> service.provider() == null).forEach(images::add);
        FurtherImages.add(plan, project, snapshot, options, fresh, images.steps);
        return images.steps;
    }

    /// Adds what the service's image takes, after what its build takes.
    private void add(Service user) {
        var image = project.imageName(user);
        if (!seen.add(image)) {
            return;
        }
        var service = builders.getOrDefault(image, user);
        var wanted = step(service, image);
        if (wanted == null) {
            return;
        }
        boolean known = snapshot.images().containsKey(image);
        boolean used = snapshot.containers().stream().anyMatch(container -> container.label(Labels.SERVICE).equals(service.name()));
        var after = wanted.builds() ? before(service) : List.<StepId>of();
        steps.put(image, known || used
                ? plan.addUncertain(wanted.operation(), wanted.because(), after)
                : plan.add(wanted.operation(), wanted.because(), after));
    }

    /// The steps that get the images of the services whose builds come first.
    private Set<StepId> before(Service service) {
        var before = new TreeSet<StepId>();
        for (var other : order.before(service)) {
            add(other);
            var step = steps.get(project.imageName(other));
            if (step != null) {
                before.add(step);
            }
        }
        return before;
    }

    private record Wanted(Operation operation, String because) {

        /// Whether it may come to a build.
        boolean builds() {
            return operation instanceof Operation.BuildImage || operation instanceof Operation.PullImage pull && pull.otherwise() != null;
        }
    }

    private @Nullable Wanted step(Service service, String image) {
        var local = snapshot.images().get(image);
        if (local != null && !Platforms.match(service.build() == null ? service.process().platform() : Platforms.of(project, service),
                local.platform())) {
            local = null;
        }
        var policy = options.pull() != null ? options.pull() : service.lifecycle().pullPolicy();
        policy = policy == null ? "missing" : policy;
        boolean buildable = service.build() != null && options.build() != UpOptions.Build.NEVER;
        if (fresh && local != null) {
            return null;
        }
        if (buildable && (options.build() == UpOptions.Build.ALWAYS || policy.equals("build"))) {
            return new Wanted(build(service), options.build() == UpOptions.Build.ALWAYS ? "--build" : "pull_policy: build");
        }
        if (service.image() != null && policy.equals("always")) {
            return new Wanted(pull(service, image, buildable), options.pull() != null ? "--pull always" : "pull_policy: always");
        }
        var age = PullAge.of(policy);
        if (local != null) {
            return age != null && service.image() != null && age.isOver(local.lastTagged(), snapshot.taken())
                    ? new Wanted(pull(service, image, buildable), "pull_policy: " + policy)
                    : null;
        }
        var because = snapshot.images().containsKey(image)
                ? "the engine has it for " + snapshot.images().get(image).platform() + " only" : "the engine does not have it";
        if (service.image() == null || policy.equals("never") || policy.equals("build")) {
            if (buildable) {
                return new Wanted(build(service), because);
            }
            var path = KeyPath.service(service.name()) + (service.image() == null ? ".build" : ".image");
            throw new UnplannableException(project.origin(path), "service \"" + service.name() + "\": No such image: " + image
                    + (service.build() != null ? "; leave out --no-build to have it built" : "; pull it, or leave out the policy `never`"));
        }
        return new Wanted(pull(service, image, buildable), because);
    }

    private Operation pull(Service service, String image, boolean buildable) {
        return new Operation.PullImage(service.name(), image, Platforms.of(project, service), buildable ? specs.of(service) : null);
    }

    private Operation build(Service service) {
        return new Operation.BuildImage(service.name(), specs.of(service));
    }
}
