package dev.jcompose.reconcile;

import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import dev.jcompose.observe.Snapshot;
import dev.jcompose.plan.Operation;
import dev.jcompose.plan.Plan;
import dev.jcompose.plan.StepId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which images of `pre_start` hooks have to be pulled. They follow their service's policy, but are never built.
final class HookImages {

    private HookImages() {}

    /// @param steps image name to the step that gets it; hooks' are added
    static void add(Plan.Builder plan, Project project, Snapshot snapshot, UpOptions options, boolean fresh, Map<String, StepId> steps) {
        for (var service : new TreeMap<>(project.services()).values()) {
            for (int i = 0; i < service.hooks().preStart().size(); i++) {
                var image = service.hooks().preStart().get(i).image();
                if (image != null && !steps.containsKey(image)) {
                    var because = whyPull(project, snapshot, options, fresh, service, i, image);
                    if (because != null) {
                        // No container is made from it before its hook runs: whatever it becomes changes nothing else of the plan.
                        steps.put(image, plan.add(new Operation.PullImage(service.name(), image, service.process().platform(), null),
                                because, List.of()));
                    }
                }
            }
        }
    }

    private static @Nullable String whyPull(Project project, Snapshot snapshot, UpOptions options, boolean fresh, Service service, int index,
            String image) {
        var policy = options.pull() != null ? options.pull() : service.lifecycle().pullPolicy();
        policy = policy == null ? "missing" : policy;
        var local = snapshot.images().get(image);
        if (local == null) {
            if (policy.equals("never")) {
                throw new UnplannableException(project.origin("services." + service.name() + ".pre_start[" + index + "].image"), "service \""
                        + service.name() + "\" pre_start[" + index + "]: No such image: " + image
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
