package dev.jcompose.load;

import dev.jcompose.model.Dependency;
import dev.jcompose.model.Healthcheck;
import dev.jcompose.model.Logging;
import dev.jcompose.model.Model;
import dev.jcompose.model.Provider;
import dev.jcompose.model.Service;
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
    private final boolean normalized;
    private final AttachmentBinder attachments;

    /// @param normalized whether what the file does not say is filled in ([Phases#normalization])
    ServiceBinder(String name, Fields fields, Variables variables, boolean normalized) {
        this.name = name;
        this.fields = fields;
        this.variables = variables;
        this.normalized = normalized;
        this.attachments = new AttachmentBinder(fields, normalized);
    }

    Service bind() {
        var resources = new ResourcesBinder(fields);
        var deploy = new DeployBinder(fields);
        return new Service(name, fields.word("image"), BuildBinder.bind(fields, variables, normalized), process(), resources.confinement(),
                resources.resources(), attachments.networking(), attachments.storage(), lifecycle(), deploy.hooks(), models(),
                provider(), deploy.develop(), deploy.deploy(), fields.extensions());
    }

    private Service.Process process() {
        return new Service.Process(fields.textsOrNull("command"), fields.textsOrNull("entrypoint"), environment(), envFiles(),
                fields.word("working_dir"), fields.word("user"), fields.texts("group_add"), fields.flag("init"), fields.isTrue("tty"),
                fields.isTrue("stdin_open"), fields.entries("labels"), fields.texts("label_file"), fields.entries("annotations"),
                logging(), fields.word("platform"));
    }

    private SequencedMap<String, Model.@Nullable Use> models() {
        var models = new TreeMap<String, Model.@Nullable Use>();
        var written = fields.inside("models");
        for (var key : written.keys()) {
            var use = written.inside(key);
            models.put(key, use.origin() == null ? null
                    : new Model.Use(use.word("endpoint_var"), use.word("model_var"), use.extensions()));
        }
        return models;
    }

    private @Nullable Provider provider() {
        var provider = fields.inside("provider");
        if (provider.origin() == null) {
            return null;
        }
        var type = provider.text("type");
        var options = new TreeMap<String, List<String>>();
        var written = provider.inside("options");
        for (var key : written.keys()) {
            var several = written.textsOrNull(key);
            var one = written.text(key);
            options.put(key, several != null ? several : List.of(one == null ? "" : one));
        }
        return new Provider(type == null ? "" : type, options, provider.extensions());
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

    private @Nullable Logging logging() {
        var logging = fields.inside("logging");
        return logging.origin() == null ? null : new Logging(logging.word("driver"), logging.entries("options"), logging.extensions());
    }

    private Service.Lifecycle lifecycle() {
        var pullPolicy = fields.word("pull_policy");
        return new Service.Lifecycle(fields.word("container_name"), dependencies(), healthcheck(), fields.word("restart"),
                fields.whole("scale"), normalized && "if_not_present".equals(pullPolicy) ? "missing" : pullPolicy,
                new LinkedHashSet<>(fields.texts("profiles")), fields.word("stop_signal"), fields.duration("stop_grace_period"), fields.flag("attach"));
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
        if (normalized) {
            ImpliedDependencies.of(fields::word, fields::texts).forEach((name, restart) -> dependencies.putIfAbsent(name,
                    new Dependency(Dependency.Condition.SERVICE_STARTED, restart, true, Value.Mapping.EMPTY)));
        }
        return dependencies;
    }

    private @Nullable Healthcheck healthcheck() {
        var check = fields.inside("healthcheck");
        var retries = check.castUnsigned("retries");
        return check.origin() == null ? null : new Healthcheck(check.textsOrNull("test"), check.duration("interval"),
                check.duration("timeout"), retries == null ? null : retries.intValue(), check.duration("start_period"), check.duration("start_interval"),
                check.isTrue("disable"), check.extensions());
    }
}
