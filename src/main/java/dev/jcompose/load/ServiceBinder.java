package dev.jcompose.load;

import dev.jcompose.model.Build;
import dev.jcompose.model.Dependency;
import dev.jcompose.model.Deploy;
import dev.jcompose.model.Healthcheck;
import dev.jcompose.model.Logging;
import dev.jcompose.model.Service;
import dev.jcompose.model.Ulimit;
import dev.jcompose.model.Value;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A service's merged tree to its record.
final class ServiceBinder {
    private final String name;
    private final Fields fields;
    private final Variables variables;
    private final AttachmentBinder attachments;

    ServiceBinder(String name, Fields fields, Variables variables) {
        this.name = name;
        this.fields = fields;
        this.variables = variables;
        this.attachments = new AttachmentBinder(fields);
    }

    Service bind() {
        return new Service(name, fields.word("image"), build(), process(), attachments.networking(), attachments.storage(),
                lifecycle(), deploy(), fields.extensions());
    }

    private @Nullable Build build() {
        if (!fields.has("build")) {
            return null;
        }
        var build = fields.inside("build");
        var inline = build.word("dockerfile_inline");
        var dockerfile = build.word("dockerfile");
        var context = build.word("context");
        var args = new TreeMap<String, @Nullable String>(build.nullables("args"));
        args.replaceAll((key, value) -> value == null ? variables.get(key) : value);
        args.values().removeIf(value -> value == null);
        return new Build(context == null ? "." : context, dockerfile == null && inline == null ? "Dockerfile" : dockerfile,
                inline, args, build.word("target"), build.extensions());
    }

    private Service.Process process() {
        return new Service.Process(fields.textsOrNull("command"), fields.textsOrNull("entrypoint"), environment(), envFiles(),
                fields.word("working_dir"), fields.word("user"), fields.flag("init"), fields.isTrue("tty"),
                fields.isTrue("stdin_open"), fields.isTrue("read_only"), fields.isTrue("privileged"), fields.texts("cap_add"),
                fields.texts("cap_drop"), fields.entries("sysctls"), ulimits(), fields.entries("labels"), logging(),
                fields.word("platform"));
    }

    /// A variable without a value takes the one of the project's environment, if there is any.
    private SequencedMap<String, @Nullable String> environment() {
        var environment = fields.nullables("environment");
        environment.replaceAll((key, value) -> value == null ? variables.get(key) : value);
        return environment;
    }

    private List<Service.EnvFile> envFiles() {
        var files = new ArrayList<Service.EnvFile>();
        for (var file : fields.items("env_file")) {
            var path = file.text("path");
            try {
                files.add(new Service.EnvFile(Path.of(path == null ? "" : path), !Boolean.FALSE.equals(file.flag("required")), file.word("format")));
            } catch (InvalidPathException e) {
                fields.problems().as(Code.FILE).add(file.place("path"), file.path(), "env file %s not found: %s".formatted(path, e.getReason()));
            }
        }
        return files;
    }

    private SequencedMap<String, Ulimit> ulimits() {
        var ulimits = new TreeMap<String, Ulimit>();
        var written = fields.inside("ulimits");
        for (var limit : written.keys()) {
            var pair = written.inside(limit);
            if (pair.origin() == null) {
                var both = written.limit(limit);
                if (both != null) {
                    ulimits.put(limit, Ulimit.of(both));
                }
                continue;
            }
            var soft = pair.limit("soft");
            var hard = pair.limit("hard");
            if (soft != null && hard != null) {
                ulimits.put(limit, new Ulimit(false, soft, hard));
            } else if (!pair.has("soft") || !pair.has("hard")) {
                var place = pair.origin();
                fields.problems().as(Code.SCHEMA).add(place, pair.path(), "validating %s: %s must be a integer or string".formatted(place.file(), pair.path()),
                        "or give both soft and hard");
            }
        }
        return ulimits;
    }

    private @Nullable Logging logging() {
        var logging = fields.inside("logging");
        return logging.origin() == null ? null : new Logging(logging.word("driver"), logging.entries("options"), logging.extensions());
    }

    private Service.Lifecycle lifecycle() {
        var pullPolicy = fields.word("pull_policy");
        return new Service.Lifecycle(fields.word("container_name"), dependencies(), healthcheck(), fields.word("restart"),
                fields.whole("scale"), "if_not_present".equals(pullPolicy) ? "missing" : pullPolicy,
                new LinkedHashSet<>(fields.texts("profiles")), fields.word("stop_signal"), fields.duration("stop_grace_period"));
    }

    private SequencedMap<String, Dependency> dependencies() {
        var dependencies = new LinkedHashMap<String, Dependency>();
        var written = fields.inside("depends_on");
        for (var dependency : written.keys()) {
            var edge = written.inside(dependency);
            var condition = edge.text("condition");
            dependencies.put(dependency, new Dependency(
                    condition == null ? Dependency.Condition.SERVICE_STARTED : Dependency.Condition.valueOf(condition.toUpperCase(Locale.ROOT)),
                    edge.isTrue("restart"), !Boolean.FALSE.equals(edge.flag("required")), edge.extensions()));
        }
        var mode = fields.word("network_mode");
        if (mode != null && mode.startsWith("service:")) {
            dependencies.putIfAbsent(mode.substring("service:".length()), new Dependency(Dependency.Condition.SERVICE_STARTED,
                    true, true, Value.Mapping.EMPTY));
        }
        return dependencies;
    }

    private @Nullable Healthcheck healthcheck() {
        var check = fields.inside("healthcheck");
        return check.origin() == null ? null : new Healthcheck(check.textsOrNull("test"), check.duration("interval"),
                check.duration("timeout"), check.whole("retries"), check.duration("start_period"), check.duration("start_interval"),
                check.isTrue("disable"), check.extensions());
    }

    private @Nullable Deploy deploy() {
        var deploy = fields.inside("deploy");
        if (deploy.origin() == null) {
            return null;
        }
        var resources = deploy.inside("resources");
        return new Deploy(deploy.whole("replicas"), limits(resources.inside("limits")), limits(resources.inside("reservations")),
                deploy.extensions());
    }

    private static Deploy.Limits limits(Fields limits) {
        return new Deploy.Limits(limits.fraction("cpus"), limits.bytes("memory"), limits.number("pids"));
    }
}
