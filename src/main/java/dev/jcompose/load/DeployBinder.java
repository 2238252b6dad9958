package dev.jcompose.load;

import dev.jcompose.model.Deploy;
import dev.jcompose.model.Develop;
import dev.jcompose.model.Hook;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A service's `deploy`, `develop` and hooks.
final class DeployBinder {
    private final Fields fields;

    DeployBinder(Fields fields) {
        this.fields = fields;
    }

    @Nullable Deploy deploy() {
        var deploy = fields.inside("deploy");
        if (deploy.origin() == null) {
            return null;
        }
        var resources = deploy.inside("resources");
        return new Deploy(deploy.word("mode"), deploy.whole("replicas"), deploy.entries("labels"), update(deploy.inside("update_config")),
                update(deploy.inside("rollback_config")), resource(resources.inside("limits")),
                resource(resources.inside("reservations")), restartPolicy(deploy.inside("restart_policy")),
                placement(deploy.inside("placement")), deploy.word("endpoint_mode"), deploy.extensions());
    }

    private static Deploy.@Nullable Resource resource(Fields resource) {
        return resource.origin() == null ? null : new Deploy.Resource(resource.fraction("cpus"), resource.bytes("memory"),
                resource.number("pids"), ResourcesBinder.requests(resource, "devices"), resource.items("generic_resources").stream()
                        .map(generic -> generic(generic.inside("discrete_resource_spec"))).toList(), resource.extensions());
    }

    private static Deploy.GenericResource generic(Fields spec) {
        var value = spec.number("value");
        var kind = spec.text("kind");
        return new Deploy.GenericResource(spec.origin() == null ? null : kind == null ? "" : kind, value == null ? 0 : value);
    }

    private static Deploy.@Nullable Update update(Fields update) {
        return update.origin() == null ? null : new Deploy.Update(update.castUnsigned("parallelism"), update.duration("delay"),
                update.word("failure_action"), update.duration("monitor"), update.fraction("max_failure_ratio"), update.word("order"),
                update.extensions());
    }

    private static Deploy.@Nullable RestartPolicy restartPolicy(Fields policy) {
        return policy.origin() == null ? null : new Deploy.RestartPolicy(policy.word("condition"), policy.duration("delay"),
                policy.castUnsigned("max_attempts"), policy.duration("window"), policy.extensions());
    }

    private static Deploy.Placement placement(Fields placement) {
        return placement.origin() == null ? Deploy.Placement.NONE : new Deploy.Placement(placement.texts("constraints"),
                placement.items("preferences").stream().map(preference -> {
                    var spread = preference.text("spread");
                    return spread == null ? "" : spread;
                }).toList(), placement.castUnsigned("max_replicas_per_node"), placement.extensions());
    }

    @Nullable Develop develop() {
        var develop = fields.inside("develop");
        return develop.origin() == null ? null
                : new Develop(develop.items("watch").stream().map(DeployBinder::watch).toList(), develop.extensions());
    }

    private static Develop.Watch watch(Fields watch) {
        var path = watch.text("path");
        var action = watch.text("action");
        var exec = watch.inside("exec");
        if (path != null && path.isEmpty()) {
            watch.problems().add(watch.place("path"), watch.path() + ".path", watch.path().replaceAll("\\[\\d+]", ".[]")
                    + ".path: value can't be blank", "write the path to watch");
        }
        return new Develop.Watch(path == null ? "" : path, action == null ? "" : action, watch.word("target"),
                exec.origin() == null ? null : hook(exec), watch.texts("include"), watch.texts("ignore"), watch.isTrue("initial_sync"),
                watch.extensions());
    }

    Hook.Hooks hooks() {
        return new Hook.Hooks(hooks("pre_start"), hooks("post_start"), hooks("pre_stop"));
    }

    private List<Hook> hooks(String key) {
        return fields.items(key).stream().map(DeployBinder::hook).toList();
    }

    private static Hook hook(Fields hook) {
        return new Hook(hook.textsOrNull("command"), hook.word("image"), hook.word("user"), hook.isTrue("privileged"),
                hook.word("working_dir"), hook.nullables("environment"), hook.isTrue("per_replica"), hook.extensions());
    }
}
