package dev.jcompose.load;

import dev.jcompose.model.Origin;
import dev.jcompose.yaml.Node;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    private Loaded load() {
        var envFiles = environment.wantedFiles(options.envFiles());
        readEnvironment(envFiles);
        var projectFiles = new ProjectFiles(options, places, problems);
        var files = projectFiles.find(environment);
        problems.check();
        if (files.isEmpty()) {
            problems.add(null, "", "no configuration file provided: not found", "make a compose.yaml here, or name a file with -f");
            problems.check();
        }
        var directory = projectFiles.directory(files);
        if (envFiles.isEmpty()) {
            environment.readDefault(directory);
        }
        var documents = new Documents(files, options.stdin(), places, problems);
        problems.files(documents.displayed());
        var raw = documents.read();
        var name = name(raw, directory);
        environment.put("COMPOSE_PROJECT_NAME", name);
        var merged = merged(raw, files);
        var home = environment.get("HOME");
        var paths = new HostPaths(directory, home == null || home.isEmpty() ? null : home);
        var model = (Node.Mapping) Canonical.absolutePaths(merged, Schema.ROOT, paths);
        var project = new ProjectBuilder(options, environment, places, problems)
                .build(name, namedByDirectory, directory, files, envFiles, model);
        problems.check();
        return new Loaded(project, problems.warnings());
    }

    private void readEnvironment(List<Path> wanted) {
        if (!wanted.isEmpty()) {
            environment.readWanted(wanted);
            return;
        }
        var projectDirectory = options.projectDirectory();
        var file = options.files().stream().filter(name -> !name.equals(ProjectFiles.STDIN)).findFirst();
        environment.readDefault(projectDirectory != null ? places.absolute(projectDirectory)
                : file.map(name -> parent(places.absolute(name))).orElse(places.workingDirectory()));
    }

    private static Path parent(Path file) {
        var parent = file.getParent();
        return parent == null ? file : parent;
    }

    private String name(List<Node.Mapping> documents, Path directory) {
        var wanted = ProjectName.wanted(options, environment, problems);
        if (wanted.isPresent()) {
            return wanted.get();
        }
        var name = "";
        var silent = new Interpolation(environment::get, new Problems());
        for (var document : documents) {
            if (document.get("name") instanceof Node.Scalar scalar && Scalars.isText(scalar)
                    && silent.apply(scalar, "name", "name") instanceof Node.Scalar interpolated && !interpolated.text().isEmpty()) {
                name = interpolated.text();
            }
        }
        namedByDirectory = name.isEmpty();
        var base = directory.getFileName();
        name = ProjectName.normalized(name.isEmpty() ? base == null ? "" : base.toString() : name);
        if (name.isEmpty()) {
            problems.add(null, "name", "project name must not be empty", "set one with -p, COMPOSE_PROJECT_NAME or name:");
        }
        return name;
    }

    private Node.Mapping merged(List<Node.Mapping> documents, List<String> files) {
        var interpolation = new Interpolation(environment, problems);
        var validation = new Validation(problems);
        var merge = new Merge(problems);
        var model = Node.Mapping.empty(Origin.of(documents.isEmpty() ? files.getFirst() : documents.getFirst().origin().file()));
        var withVersion = new ArrayList<String>();
        for (var document : documents) {
            var version = document.entries().get("version");
            if (version != null && !withVersion.contains(version.place().file())) {
                withVersion.add(version.place().file());
                problems.warn(Origin.of(version.place().file()),
                        "the attribute `version` is obsolete, it will be ignored, please remove it to avoid potential confusion");
            }
            var checked = validation.document(interpolation.document(document));
            var longForm = (Node.Mapping) Canonical.longForms(checked, Schema.ROOT, "", problems);
            model = merge.documents(model, longForm);
        }
        validation.nulls(model, Schema.ROOT, "");
        if (model.entries().isEmpty() && problems.isEmpty()) {
            problems.add(Origin.of(documents.isEmpty() ? places.display(Path.of(files.getFirst())) : model.origin().file()), "", "empty compose file");
        }
        return model;
    }
}
