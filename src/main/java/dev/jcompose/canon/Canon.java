package dev.jcompose.canon;

import dev.jcompose.model.Json;
import dev.jcompose.model.Network;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import dev.jcompose.model.TemplateVariable;
import dev.jcompose.model.Value;
import dev.jcompose.model.Volume;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The canonical form of a project, and the hashes made over it. Texts and hashes are those of Docker Compose 2.40.3, so that
/// either tool recognises what the other has made.
public final class Canon {

    private static final String DEFAULT_PLATFORM = "DOCKER_DEFAULT_PLATFORM";

    /// Services are written even when there are none; the extensions come last.
    private static final Table<Project> PROJECT = Table.extended(Project::extensions)
            .row("name", project -> Parts.text(project.name()))
            .row("services", (project, form) -> Parts.everyOf(
                    project.services(), service -> Services.SERVICE.write(service, form), form))
            .row("networks", (project, form) -> Parts.map(
                    project.networks(), network -> Resources.NETWORK.write(network, form), form))
            .row("volumes", (project, form) -> Parts.map(
                    project.volumes(), volume -> Resources.VOLUME.write(volume, form), form))
            .row("secrets", (project, form) -> Parts.map(
                    project.secrets(), secret -> Resources.FILE_OBJECT.write(secret, form), form))
            .row("configs", (project, form) -> Parts.map(
                    project.configs(), config -> Resources.FILE_OBJECT.write(config, form), form))
            .yamlOnly("models", (project, form) -> Parts.map(project.models(), model -> Resources.MODEL.write(model, form), form));

    private Canon() {}

    /// What `config` prints, ending with a newline. It reads as the same project: every `$` is doubled.
    public static String yaml(Project project) {
        return doubleDollars(Yaml.write(tree(project)));
    }

    /// What `config --format json` prints, without a newline at the end. Every `$` is doubled.
    public static String json(Project project) {
        var entries = new LinkedHashMap<>(PROJECT.write(project, Form.JSON).entries());
        entries.putAll(Parts.plain(project.extensions(), Form.JSON).entries());
        return doubleDollars(Json.pretty(Parts.everyOf(entries, value -> value, Form.JSON)));
    }

    /// What `config --lock-image-digests` prints: the services' images and nothing else.
    public static String imagesYaml(Project project) {
        return doubleDollars(Yaml.write(Value.mapping().put("services", images(project, Value.mapping().build())).build()));
    }

    /// As [#imagesYaml] in JSON, with the entries that are written even when they are empty.
    public static String imagesJson(Project project) {
        var empty = Value.mapping().put("command", Value.Null.NULL).put("entrypoint", Value.Null.NULL).build();
        return doubleDollars(Json.pretty(Value.mapping().put("name", "").put("services", images(project, empty)).build()));
    }

    private static Value.Mapping images(Project project, Value.Mapping always) {
        return Parts.everyOf(project.services(), service -> service.image() == null ? always : always.with("image", Value.of(service.image())),
                Form.YAML);
    }

    /// A tree as it is, keys in natural order, ending with a newline; nothing is doubled.
    public static String rawYaml(Value.Mapping tree) {
        return Yaml.write((Value.Mapping) natural(tree));
    }

    /// A tree as it is, without a newline at the end; nothing is doubled.
    public static String rawJson(Value.Mapping tree) {
        return Json.pretty(tree);
    }

    /// As `config --variables --format yaml` prints them.
    public static String variablesYaml(List<TemplateVariable> variables) {
        var entries = new LinkedHashMap<String, Value>();
        variables.forEach(each -> entries.put(each.name(), Value.mapping().put("name", each.name()).put("defaultvalue", each.defaultValue())
                .put("presencevalue", each.presenceValue()).put("required", each.required()).build()));
        return Yaml.write(new Value.Mapping(entries), 4);
    }

    /// As `config --variables --format json` prints them, without a newline at the end.
    public static String variablesJson(List<TemplateVariable> variables) {
        var entries = new LinkedHashMap<String, Value>();
        variables.forEach(each -> entries.put(each.name(), Value.mapping().put("Name", each.name()).put("DefaultValue", each.defaultValue())
                .put("PresenceValue", each.presenceValue()).put("Required", each.required()).build()));
        return Json.wide(new Value.Mapping(entries));
    }

    private static Value natural(Value value) {
        return switch (value) {
            case Value.Mapping mapping -> {
                var sorted = new TreeMap<String, Value>(NaturalOrder.INSTANCE);
                mapping.entries().forEach((key, each) -> sorted.put(key, natural(each)));
                yield new Value.Mapping(new LinkedHashMap<>(sorted));
            }
            case Value.Items items -> new Value.Items(items.values().stream().map(Canon::natural).toList());
            default -> value;
        };
    }

    /// The tree that [#yaml] writes, without the doubling of `$`.
    public static Value.Mapping tree(Project project) {
        return PROJECT.write(project, Form.YAML);
    }

    /// A part of the tree that [#yaml] writes; empty when it has none of that path.
    public static Optional<Value> at(Project project, String path) {
        return TreePath.find(tree(project), path);
    }

    /// A scalar as text.
    public static String text(Value scalar) {
        return scalar instanceof Value.Text text ? text.value() : Json.compact(scalar);
    }

    /// The value of a container's `config-hash` label.
    public static String serviceHash(Project project, Service service) {
        return hash(serviceHashInput(project, service));
    }

    /// The text that the `config-hash` label of a container is made over: compact JSON. Its `env_file`s are merged into the
    /// environment, its `label_file`s are merged and listed as well. A service that is built gets the default platform of the
    /// project's environment when it names none.
    public static String serviceHashInput(Project project, Service service) {
        return hashInput(project, service.withProcess(service.process().withEnvFiles(List.of())));
    }

    /// The hash that `config --hash` prints, which is another one than the label's for a service with an `env_file` (listed rather
    /// than merged), a `label_file` (merged rather than listed) or another service's namespaces (named, not yet found).
    ///
    /// @param service of a project that was loaded without merging `env_file`s
    public static String printedHash(Project project, Service service) {
        return hash(hashInput(project, service.withProcess(service.process().withLabelFiles(List.of()))));
    }

    private static String hashInput(Project project, Service service) {
        return Json.compact(Services.SERVICE.write(withPlatform(service, project.environment().get(DEFAULT_PLATFORM)), Form.HASH));
    }

    /// Lower-case hexadecimal SHA-256.
    public static String hash(String hashInput) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(hashInput.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// The value of a network's `config-hash` label.
    public static String networkHash(Network network) {
        return hash(Json.compact(Resources.NETWORK.write(network, Form.HASH)));
    }

    /// The value of a volume's `config-hash` label.
    public static String volumeHash(Volume volume) {
        return hash(Json.compact(Resources.VOLUME.write(volume, Form.HASH)));
    }

    private static Service withPlatform(Service service, @Nullable String platform) {
        var process = service.process();
        if (platform == null || platform.isEmpty() || service.build() == null || process.platform() != null) {
            return service;
        }
        return service.withProcess(process.withPlatform(platform));
    }

    private static String doubleDollars(String text) {
        return text.replace("$", "$$");
    }
}
