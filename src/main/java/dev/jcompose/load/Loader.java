package dev.jcompose.load;

import dev.jcompose.model.Copy;
import dev.jcompose.model.Origin;
import dev.jcompose.model.Project;
import dev.jcompose.model.Value;
import dev.jcompose.yaml.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads Compose files into a project.
///
/// Each document is interpolated, checked, brought into long form and laid over the ones before it; then paths are made
/// absolute, the result is bound to records, checked as a whole, and cut to what is wanted. Whatever is wrong on the way
/// is collected, so that one run tells all of it.
public final class Loader {
    private final LoadOptions options;
    private final Places places;
    private final Problems problems = new Problems();
    private boolean namedByDirectory;
    private final Environment environment;

    private Loader(LoadOptions options) {
        this.options = options;
        this.places = new Places(options.workingDirectory());
        this.environment = new Environment(options.environment(), places, problems);
    }

    /// The project that these options describe.
    ///
    /// @throws ComposeFileException with every problem that was found
    public static Loaded load(LoadOptions options) {
        return new Loader(options).load();
    }

    /// What these options describe as a tree, short forms and variables as far as they are written; everything that is there, used or not.
    ///
    /// @throws ComposeFileException with every problem that was found
    public static LoadedTree tree(LoadOptions options) {
        return new Loader(options.withPhases(options.phases().withInterpolation(false))).tree();
    }

    /// Where a part of the project comes from; empty when the project has it though no file says it: a default, or what follows from
    /// something else.
    ///
    /// @param path `services.web.environment.MODE`, `services.web.ports[0].target`
    /// @throws ComposeFileException with every problem that was found
    public static Optional<Explanation> explain(LoadOptions options, String path) {
        return new Loader(options).explained(path);
    }

    /// What to say of a path that nothing has.
    ///
    /// @throws ComposeFileException with every problem that was found
    public static String nearest(LoadOptions options, String path) {
        return new Loader(options).explanations().nearest(path);
    }

    /// The project name that `-p` or `COMPOSE_PROJECT_NAME` (environment, then `.env`) asks for; empty when neither does.
    /// For commands that need only a name: no Compose file is read.
    ///
    /// @throws ComposeFileException when the name is not a valid one
    public static Optional<String> projectName(LoadOptions options) {
        var loader = new Loader(options);
        loader.readEnvironment(loader.environment.wantedFiles(options.envFiles()));
        var name = ProjectName.wanted(options, loader.environment, loader.problems);
        loader.problems.check();
        return name;
    }

    /// What env files set of Compose's own variables (`COMPOSE_...`), for those who decide by them before there is a project. No Compose
    /// file is read, and what is wrong with an env file is left to be told when one is.
    public static Map<String, String> settings(LoadOptions options) {
        var loader = new Loader(options);
        loader.readEnvironment(loader.environment.wantedFiles(options.envFiles()));
        return loader.environment.settings();
    }

    /// The merged tree and what it was made of.
    ///
    /// @param copy null when no copy is meant
    private record Merged(String name, @Nullable Copy copy, Path directory, List<String> files, List<Path> envFiles, Layers layers, Node.Mapping tree) {}

    private Loaded load() {
        var merged = merge();
        var project = project(merged);
        problems.check();
        return new Loaded(project, problems.warnings());
    }

    private Project project(Merged merged) {
        return new ProjectBuilder(options, environment, places, problems)
                .build(merged.name, namedByDirectory, merged.directory, merged.files, merged.envFiles, merged.tree,
                        path -> merged.layers.variables(path, environment::get))
                .withCopy(merged.copy);
    }

    private Optional<Explanation> explained(String path) {
        return explanations().of(path);
    }

    private Explanations explanations() {
        var merged = merge();
        var project = project(merged);
        problems.check();
        return new Explanations(merged.tree, project, environment, places);
    }

    private LoadedTree tree() {
        var merged = merge();
        problems.check();
        var completed = RawModel.completed(merged.tree, merged.name, options.phases().normalization());
        return new LoadedTree((Value.Mapping) RawTree.of(completed, Schema.ROOT, false),
                (Value.Mapping) RawTree.of(completed, Schema.ROOT, true), problems.warnings());
    }

    private Merged merge() {
        var envFiles = environment.wantedFiles(options.envFiles());
        readEnvironment(envFiles);
        var finder = new FileFinder(options.remote(), problems);
        var projectFiles = new ProjectFiles(options, places, finder, problems);
        var files = projectFiles.find(environment);
        problems.check();
        if (files.isEmpty()) {
            problems.as(Code.FILE).add(null, "", "no configuration file provided: not found", "make a compose.yaml here, or name a file with -f");
            problems.check();
        }
        var directory = projectFiles.directory(files);
        if (envFiles.isEmpty()) {
            environment.readDefault(directory);
        }
        var documents = new Documents(options.stdin(), places, problems);
        var raw = documents.read(files);
        var base = name(raw, projectFiles.naming(directory));
        var copy = options.copy() == null || base.isEmpty() ? null : options.copy().of(base, directory);
        var name = copy == null ? base : copy.project();
        environment.put("COMPOSE_PROJECT_NAME", name);
        var home = environment.home();
        var layers = new Layers(documents, finder, new PathRoot(directory, options.phases().paths(), home), places,
                !options.phases().interpolation(), problems);
        var merged = merged(layers, raw, new Scope(directory, environment, List.of()), files);
        var tree = options.phases().paths()
                ? (Node.Mapping) Canonical.absolutePaths(merged, Schema.ROOT, HostPaths.of(directory, home)) : merged;
        return new Merged(name, copy, directory, files, envFiles, layers, tree);
    }

    private void readEnvironment(List<Path> wanted) {
        if (!wanted.isEmpty()) {
            environment.readWanted(wanted);
            return;
        }
        var projectDirectory = options.projectDirectory();
        var file = options.files().stream().filter(name -> !name.equals(ProjectFiles.STDIN)).findFirst();
        environment.readDefault(projectDirectory != null ? places.absolute(projectDirectory)
                : file.map(name -> folder(name)).orElse(places.workingDirectory()));
    }

    private Path folder(String file) {
        return options.remote().accepts(file) ? places.workingDirectory() : FileFinder.folder(places.absolute(file));
    }

    private String name(List<Document> documents, Path directory) {
        var wanted = ProjectName.wanted(options, environment, problems);
        if (wanted.isPresent()) {
            return wanted.get();
        }
        var name = "";
        var silent = new Interpolation(environment, new Problems());
        for (var document : documents) {
            if (document.root().get("name") instanceof Node.Scalar scalar && Scalars.isText(scalar)
                    && (options.phases().interpolation() ? silent.apply(scalar, "name", "name") : scalar) instanceof Node.Scalar interpolated && !interpolated.text().isEmpty()) {
                name = interpolated.text();
            }
        }
        namedByDirectory = name.isEmpty();
        if (namedByDirectory) {
            warnOfLink(directory);
        }
        var base = directory.getFileName();
        name = ProjectName.normalized(name.isEmpty() ? base == null ? "" : base.toString() : name);
        if (name.isEmpty()) {
            problems.add(null, "name", "project name must not be empty", "set one with -p, COMPOSE_PROJECT_NAME or name:");
        }
        return name;
    }

    /// A project that is named by a link has another name when it is reached another way.
    private void warnOfLink(Path directory) {
        try {
            var name = directory.getFileName();
            if (name != null && !name.equals(directory.toRealPath().getFileName())) {
                problems.warn(null, "project has been loaded without an explicit name from a symlink. Using name \"%s\"".formatted(name));
            }
        } catch (IOException e) {
            // A directory that is not there is no link.
        }
    }

    private Node.Mapping merged(Layers layers, List<Document> documents, Scope scope, List<String> files) {
        var first = documents.isEmpty() ? places.display(Path.of(files.getFirst())) : documents.getFirst().shown();
        var merged = layers.merged(documents, scope);
        var model = merged == null ? Node.Mapping.empty(Origin.of(first)) : merged;
        new Validation(problems, !options.phases().interpolation()).merged(model, Schema.ROOT, "");
        if (model.entries().isEmpty() && problems.isEmpty()) {
            problems.add(Origin.of(first), "", "empty compose file");
        }
        return model;
    }
}
