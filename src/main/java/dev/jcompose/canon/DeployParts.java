package dev.jcompose.canon;

import static dev.jcompose.canon.Parts.count;
import static dev.jcompose.canon.Parts.duration;
import static dev.jcompose.canon.Parts.flag;
import static dev.jcompose.canon.Parts.fraction;
import static dev.jcompose.canon.Parts.number;
import static dev.jcompose.canon.Parts.text;
import static dev.jcompose.canon.Parts.texts;

import dev.jcompose.model.Deploy;
import dev.jcompose.model.Develop;
import dev.jcompose.model.Value;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tables of `deploy` and `develop`.
final class DeployParts {

    private DeployParts() {}

    private static final Table<Deploy.Update> UPDATE = Table.extended(Deploy.Update::extensions)
            .row("parallelism", update -> update.parallelism() == null ? null : Value.of(update.parallelism()))
            .row("delay", update -> unlessZero(update.delay()))
            .row("failure_action", update -> text(update.failureAction()))
            .row("monitor", update -> unlessZero(update.monitor()))
            .row("max_failure_ratio", update -> fraction(update.maxFailureRatio()))
            .row("order", update -> text(update.order()));

    private static final Table<Deploy.RestartPolicy> RESTART_POLICY = Table.extended(Deploy.RestartPolicy::extensions)
            .row("condition", policy -> text(policy.condition()))
            .row("delay", policy -> duration(policy.delay()))
            .row("max_attempts", policy -> policy.maxAttempts() == null ? null : Value.of(policy.maxAttempts()))
            .row("window", policy -> duration(policy.window()));

    private static final Table<Deploy.Resource> RESOURCE = Table.extended(Deploy.Resource::extensions)
            .row("cpus", resource -> fraction(resource.cpus()))
            .row("memory", resource -> Parts.bytes(resource.memory()))
            .row("pids", resource -> number(resource.pids()))
            .row("devices", (resource, form) -> ResourceParts.DEVICE_REQUEST.writeAll(resource.devices(), form))
            .row("generic_resources", resource -> generic(resource.genericResources()));

    private static final Table<Deploy> RESOURCES = Table.<Deploy>plain()
            .row("limits", (deploy, form) -> RESOURCE.writeIfAny(deploy.limits(), form))
            .row("reservations", (deploy, form) -> RESOURCE.writeIfAny(deploy.reservations(), form));

    private static final Table<Deploy.Placement> PLACEMENT = Table.extended(Deploy.Placement::extensions)
            .row("constraints", placement -> texts(placement.constraints()))
            .row("preferences", placement -> spreads(placement.preferences()))
            .row("max_replicas_per_node", placement -> number(placement.maxReplicasPerNode()));

    static final Table<Deploy> DEPLOY = Table.extended(Deploy::extensions)
            .row("mode", deploy -> text(deploy.mode()))
            .unhashed("replicas", deploy -> count(deploy.replicas()))
            .row("labels", (deploy, form) -> texts(deploy.labels(), form))
            .row("update_config", (deploy, form) -> UPDATE.writeIfAny(deploy.updateConfig(), form))
            .row("rollback_config", (deploy, form) -> UPDATE.writeIfAny(deploy.rollbackConfig(), form))
            .spelled("resources", Value.Mapping.EMPTY, (deploy, form) -> Parts.unlessEmpty(RESOURCES.write(deploy, form)))
            .row("restart_policy", (deploy, form) -> RESTART_POLICY.writeIfAny(deploy.restartPolicy(), form))
            .spelled("placement", Value.Mapping.EMPTY, (deploy, form) -> Parts.unlessEmpty(PLACEMENT.write(deploy.placement(), form)))
            .row("endpoint_mode", deploy -> text(deploy.endpointMode()));

    private static final Table<Develop.Watch> WATCH = Table.extended(Develop.Watch::extensions)
            .row("path", watch -> Value.of(watch.path()))
            .row("action", watch -> Value.of(watch.action()))
            .row("target", watch -> text(watch.target()))
            .spelled("exec", Value.mapping().put("command", Value.Null.NULL).build(),
                    (watch, form) -> ServiceParts.HOOK.writeIfAny(watch.exec(), form))
            .row("include", watch -> texts(watch.include()))
            .row("ignore", watch -> texts(watch.ignore()))
            .row("initial_sync", watch -> flag(watch.initialSync()));

    static final Table<Develop> DEVELOP = Table.extended(Develop::extensions)
            .row("watch", (develop, form) -> WATCH.writeAll(develop.watch(), form));

    private static @Nullable Value unlessZero(@Nullable Duration duration) {
        return duration == null || duration.isZero() ? null : duration(duration);
    }

    private static @Nullable Value generic(List<Deploy.GenericResource> resources) {
        return resources.isEmpty() ? null : new Value.Items(resources.stream().map(DeployParts::generic).toList());
    }

    private static Value generic(Deploy.GenericResource resource) {
        if (resource.kind() == null) {
            return Value.Mapping.EMPTY;
        }
        var spec = Value.mapping().put("kind", resource.kind()).put("value", resource.value()).build();
        var entries = new LinkedHashMap<String, Value>();
        entries.put("discrete_resource_spec", spec);
        return new Value.Mapping(entries);
    }

    private static @Nullable Value spreads(List<String> preferences) {
        return preferences.isEmpty() ? null : new Value.Items(preferences.stream()
                .map(spread -> (Value) Value.mapping().putIfAny("spread", spread).build()).toList());
    }
}
