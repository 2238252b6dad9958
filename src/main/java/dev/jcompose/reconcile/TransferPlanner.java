package dev.jcompose.reconcile;

import dev.jcompose.model.ImageReference;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import dev.jcompose.observe.Snapshot;
import dev.jcompose.plan.Operation;
import dev.jcompose.plan.Plan;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Decides what `pull` and `push` do (rules: Docker Compose 2.40). No step waits for another.
public final class TransferPlanner {

    private TransferPlanner() {}

    public static TransferDecision pull(Project project, Snapshot snapshot, PullOptions options) {
        var plan = new Plan.Builder();
        var skipped = new LinkedHashMap<String, String>();
        var pulled = new LinkedHashMap<String, String>();
        new TreeMap<>(project.services()).forEach((name, service) -> {
            var reason = whyNotPulled(service, snapshot, options);
            var image = service.image();
            if (reason == null && image != null && pulled.putIfAbsent(image, name) != null) {
                reason = "Image is already being pulled by " + pulled.get(image);
            }
            if (reason != null || image == null) {
                skipped.put(name, reason == null ? "" : reason);
            } else {
                plan.addUncertain(new Operation.PullImage(name, image, Platforms.of(project, service), null, service.build() != null),
                        because(service, options), List.of());
            }
        });
        new TreeMap<>(project.services()).forEach((name, service) -> FurtherImages.of(project, service).forEach((image, attribute) -> {
            if (whyNotPulled(service, image, snapshot, options) == null && pulled.putIfAbsent(image, name) == null) {
                plan.add(new Operation.PullImage(name, image, service.process().platform(), null), attribute, List.of());
            }
        }));
        return new TransferDecision(plan.build(), skipped);
    }

    private static @Nullable String whyNotPulled(Service service, Snapshot snapshot, PullOptions options) {
        if (service.image() == null) {
            return "No image to be pulled";
        }
        var reason = whyNotPulled(service, service.image(), snapshot, options);
        return reason == null && service.build() != null && options.ignoreBuildable() ? "Image can be built" : reason;
    }

    private static @Nullable String whyNotPulled(Service service, String image, Snapshot snapshot, PullOptions options) {
        switch (policy(service, options)) {
            case "never", "build" -> {
                return "";
            }
            case "missing", "if_not_present" -> {
                if (isPresent(image, snapshot)) {
                    return "Image is already present locally";
                }
            }
            default -> { }
        }
        return null;
    }

    private static String policy(Service service, PullOptions options) {
        var policy = options.policy() == null ? service.lifecycle().pullPolicy() : options.policy();
        return policy == null ? "" : policy;
    }

    private static String because(Service service, PullOptions options) {
        var policy = policy(service, options);
        return policy.isEmpty() ? "it was asked for" : options.policy() == null ? "pull_policy: " + policy : "--policy " + policy;
    }

    /// What `latest` stands for may have changed, so it does not count as present.
    private static boolean isPresent(String image, Snapshot snapshot) {
        try {
            var tag = ImageReference.parse(image).tag();
            return tag != null && !tag.equals("latest") && snapshot.images().containsKey(image);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /// Only what is built here is pushed, under all of its names.
    public static TransferDecision push(Project project) {
        var plan = new Plan.Builder();
        var skipped = new LinkedHashMap<String, String>();
        new TreeMap<>(project.services()).forEach((name, service) -> {
            var build = service.build();
            var image = service.image();
            if (build == null || image == null) {
                skipped.put(name, "");
                return;
            }
            var tags = new LinkedHashSet<String>();
            tags.add(image);
            tags.addAll(build.tags());
            tags.forEach(tag -> plan.add(new Operation.PushImage(name, tag), "it was asked for", List.of()));
        });
        return new TransferDecision(plan.build(), skipped);
    }
}
