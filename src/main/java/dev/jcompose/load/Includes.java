package dev.jcompose.load;

import dev.jcompose.model.Origin;
import dev.jcompose.yaml.Node;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Imports the services and resources of other projects: `include: [other.yaml]`, or with `path`, `project_directory` and `env_file`.
///
/// An included project is complete in itself: its paths are relative to its own directory, and its files see its own env files below the
/// variables of the project that includes it.
final class Includes {
    private static final Set<String> SECTIONS = Set.of("services", "volumes", "networks", "secrets", "configs", "models");

    /// How many files may lead to one by including one another.
    private static final int MAX_DEPTH = 100;

    private final Documents documents;
    private final FileFinder finder;
    private final Places places;
    private final PathRoot paths;
    private final Layers layers;
    private final Problems problems;
    private final Map<Wanted, Node.Mapping> loaded = new HashMap<>();
    private final Map<String, Variables> environments = new HashMap<>();

    Includes(Documents documents, FileFinder finder, Places places, PathRoot paths, Layers layers, Problems problems) {
        this.documents = documents;
        this.finder = finder;
        this.places = places;
        this.paths = paths;
        this.layers = layers;
        this.problems = problems;
    }

    /// What an item of the list asks for. The same is loaded only once.
    private record Wanted(List<Path> files, Path directory, List<Path> envFiles, Environment environment) {}

    /// One item of the list, as written: texts or lists of them.
    private record Item(List<Node.Scalar> paths, @Nullable String directory, List<Node.Scalar> envFiles, Origin place, String path) {}

    Variables variables(String path, Variables project) {
        return environments.getOrDefault(path, project);
    }

    /// The document with everything that it includes.
    Node.Mapping imported(Document document, Scope scope) {
        var include = document.root().entries().get("include");
        var own = document.root().without("include");
        if (include == null || include.value() instanceof Node.Scalar scalar && scalar.isNull()) {
            return own;
        }
        if (!(include.value() instanceof Node.Sequence list)) {
            problems.add(include.place(), "include", "`include` must be a list, got "
                    + (include.value() instanceof Node.Scalar scalar ? scalar.text() : Keys.value(include.value())), "begin each file with a dash");
            return own;
        }
        for (int i = 0; i < list.items().size(); i++) {
            var item = item(list.items().get(i), "include[" + i + "]");
            var model = item == null ? null : model(item, document, scope);
            if (model != null) {
                own = imported(own, model);
            }
        }
        return own;
    }

    private @Nullable Item item(Node node, String path) {
        if (node instanceof Node.Scalar scalar && Scalars.isText(scalar)) {
            return new Item(List.of(scalar), null, List.of(), node.origin(), path);
        }
        if (!(node instanceof Node.Mapping mapping)) {
            problems.add(node.origin(), path, "decoding failed due to the following error(s):\n\n'%s' expected a map or struct, got %s"
                    .formatted(path.substring("include".length()), Keys.value(node)), "write a path, or a mapping with path:");
            return null;
        }
        mapping.entries().forEach((key, entry) -> {
            if (!Set.of("path", "project_directory", "env_file").contains(key)) {
                problems.warn(entry.place(), "%s: `%s` is not an attribute of include, it is ignored".formatted(path, key));
            }
        });
        var directory = Keys.field(mapping, "project_directory");
        return new Item(texts(mapping.get("path")), directory.isEmpty() ? null : directory, texts(mapping.get("env_file")), node.origin(), path);
    }

    private static List<Node.Scalar> texts(@Nullable Node node) {
        return switch (node) {
            case Node.Scalar scalar when !scalar.isNull() -> List.of(scalar);
            case Node.Sequence sequence -> sequence.items().stream().filter(Node.Scalar.class::isInstance).map(Node.Scalar.class::cast).toList();
            case null, default -> List.of();
        };
    }

    private Node.@Nullable Mapping model(Item item, Document document, Scope scope) {
        if (item.paths.isEmpty()) {
            problems.add(item.place, item.path, item.path + ": path is required", "name the file to include");
            return null;
        }
        var files = new ArrayList<Path>();
        for (var path : item.paths) {
            var file = finder.find(path.text(), scope.directory(), path.origin(), item.path);
            if (file == null) {
                return null;
            }
            files.add(file);
        }
        var main = files.getFirst();
        var directory = item.directory == null ? FileFinder.folder(main) : finder.find(item.directory, scope.directory(), item.place, item.path);
        var envFiles = directory == null ? null : envFiles(item, directory, scope);
        if (envFiles == null) {
            return null;
        }
        var wanted = new Wanted(files, directory, envFiles, scope.environment());
        var known = loaded.get(wanted);
        if (known != null) {
            return known;
        }
        var including = scope.including(document.file());
        if (including.contains(main.toString())) {
            problems.add(item.paths.getFirst().origin(), item.path, "include cycle detected:\n%s\n include %s"
                    .formatted(String.join("\n include ", including), main));
            return null;
        }
        if (including.size() > MAX_DEPTH) {
            problems.add(item.place, item.path, "more than %d files that include one another".formatted(MAX_DEPTH));
            return null;
        }
        var model = load(wanted, item, scope, including);
        loaded.put(wanted, model);
        return model;
    }

    private Node.Mapping load(Wanted wanted, Item item, Scope scope, List<String> including) {
        var environment = wanted.envFiles.isEmpty() ? scope.environment() : scope.environment().with(wanted.envFiles);
        var read = new ArrayList<Document>();
        for (int i = 0; i < wanted.files.size(); i++) {
            read.addAll(documents.read(wanted.files.get(i).toString(), item.paths.get(i).origin(), item.path));
        }
        var merged = layers.merged(read, new Scope(wanted.directory, environment, including));
        if (merged == null) {
            return Node.Mapping.empty(item.place);
        }
        var absolute = (Node.Mapping) Canonical.absolutePaths(merged, Schema.ROOT, paths.project(wanted.directory));
        if (environment == scope.environment()) {
            return absolute;
        }
        return layers.isRaw() ? RawModel.listed(absolute, scope.environment().of(wanted.envFiles)) : withEnvironment(absolute, environment);
    }

    /// The env files of an included project, absolute; null when there is a problem with one.
    private @Nullable List<Path> envFiles(Item item, Path directory, Scope scope) {
        if (item.envFiles.isEmpty()) {
            var file = directory.resolve(".env");
            return Files.isRegularFile(file) ? List.of(file) : List.of();
        }
        var files = new ArrayList<Path>();
        for (var written : item.envFiles) {
            var file = scope.directory().resolve(written.text()).normalize();
            boolean absolute = written.text().startsWith("/");
            if (!Files.exists(file) || Files.isDirectory(file)) {
                var fact = Files.exists(file) ? absolute ? "%s is a directory" : "%s is not a file"
                        : absolute ? "couldn't find env file: %s" : "stat %s: no such file or directory";
                problems.add(written.origin(), item.path, fact.formatted(file));
                return null;
            }
            files.add(file);
        }
        return files;
    }

    /// Fills in, while they are known, the variables that an included project names without a value.
    private Node.Mapping withEnvironment(Node.Mapping model, Environment environment) {
        for (var section : List.of("secrets", "configs")) {
            if (model.get(section) instanceof Node.Mapping resources) {
                resources.entries().keySet().forEach(key -> environments.putIfAbsent(section + "." + key, environment::get));
            }
        }
        return model.mapped((section, all) -> section.equals("services") && all.value() instanceof Node.Mapping services
                ? services.mapped((name, service) -> service.value() instanceof Node.Mapping attributes
                        ? attributes.mapped((key, entry) -> key.equals("environment") && entry.value() instanceof Node.Mapping variables
                                ? variables.mapped((variable, value) -> known(variable, value.value(), environment)) : entry.value())
                        : service.value())
                : all.value());
    }

    private static Node known(String variable, Node value, Environment environment) {
        var known = value instanceof Node.Scalar scalar && scalar.isNull() ? environment.get(variable) : null;
        return known == null ? value : Node.Scalar.text(known, value.origin());
    }

    private Node.Mapping imported(Node.Mapping own, Node.Mapping model) {
        var result = own;
        for (var section : model.entries().entrySet()) {
            if (SECTIONS.contains(section.getKey()) && section.getValue().value() instanceof Node.Mapping from) {
                var there = result.entries().get(section.getKey());
                var joined = there == null || !(there.value() instanceof Node.Mapping to) ? from : joined(section.getKey(), to, from);
                result = result.with(section.getKey(), there == null ? section.getValue() : there.with(joined));
            }
        }
        return result;
    }

    private Node.Mapping joined(String section, Node.Mapping to, Node.Mapping from) {
        var entries = new LinkedHashMap<>(to.entries());
        from.entries().forEach((name, entry) -> {
            var own = entries.get(name);
            if (own == null) {
                entries.put(name, entry);
            } else if (own.value().mark() == Node.Mark.RESET) {
                entries.put(name, entry.with(entry.value().marked(Node.Mark.OVERRIDE)));
            } else if (!Keys.same(own.value(), entry.value())) {
                problems.add(own.place(), section + "." + name, "%s.%s conflicts with imported resource".formatted(section, name),
                        "it is imported from " + entry.place() + "; rename one of the two");
            }
        });
        return to.with(entries);
    }
}
