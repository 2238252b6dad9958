package dev.jcompose.reconcile;

import dev.jcompose.model.KeyPath;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import dev.jcompose.observe.Snapshot;
import dev.jcompose.plan.Operation;
import dev.jcompose.plan.Plan;
import dev.jcompose.plan.StepId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which images have to be pulled that services use beside their own: those of `pre_start` hooks, and those that are mounted. They follow
/// their service's policy, but are never built.
final class FurtherImages {

    private FurtherImages() {}

    /// @param steps image name to the step that gets it; these are added
    static void add(Plan.Builder plan, Project project, Snapshot snapshot, UpOptions options, boolean fresh, Map<String, StepId> steps) {
        for (var service : new TreeMap<>(project.services()).values()) {
            of(project, service).forEach((image, attribute) -> {
                var because = steps.containsKey(image) ? null : whyPull(project, snapshot, options, fresh, service, attribute, image);
                if (because != null) {
                    // No container is made from it: whatever it becomes changes nothing else of the plan.
                    steps.put(image, plan.add(new Operation.PullImage(service.name(), image, service.process().platform(), null),
                            because, List.of()));
                }
            });
        }
    }

    /// Image name to the attribute that names it.
    static SequencedMap<String, String> of(Project project, Service service) {
        var images = new LinkedHashMap<String, String>();
        var hooks = service.hooks().preStart();
        for (int i = 0; i < hooks.size(); i++) {
            if (hooks.get(i).image() != null) {
                images.putIfAbsent(hooks.get(i).image(), "pre_start[" + i + "]");
            }
        }
        var mounts = service.storage().volumes();
        for (int i = 0; i < mounts.size(); i++) {
            var source = mounts.get(i).source();
            if (mounts.get(i).isImage() && source != null && Sharing.ofImage(project, mounts.get(i)) == mounts.get(i)) {
                images.putIfAbsent(source, "volumes[" + i + "]");
            }
        }
        return images;
    }

    private static @Nullable String whyPull(Project project, Snapshot snapshot, UpOptions options, boolean fresh, Service service,
            String attribute, String image) {
        var policy = options.pull() != null ? options.pull() : service.lifecycle().pullPolicy();
        policy = policy == null ? "missing" : policy;
        var local = snapshot.images().get(image);
        if (local == null) {
            if (policy.equals("never")) {
                throw new UnplannableException(project.origin(KeyPath.service(service.name()) + "." + attribute), "service \""
                        + service.name() + "\" " + attribute + ": No such image: " + image
                        + "; pull it, or leave out the policy `never`");
            }
            return "the engine does not have it";
        }
        if (fresh) {
            return null;
        }
        var age = PullAge.of(policy);
        if (policy.equals("always")) {
            return options.pull() != null ? "--pull always" : "pull_policy: always";
        }
        return age != null && age.isOver(local.lastTagged(), snapshot.taken()) ? "pull_policy: " + policy : null;
    }
}
