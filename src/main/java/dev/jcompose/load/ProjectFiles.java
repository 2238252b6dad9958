package dev.jcompose.load;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which files make the project, and which directory is its own.
final class ProjectFiles {
    static final String STDIN = "-";

    private final LoadOptions options;
    private final Places places;
    private final FileFinder finder;
    private final Problems problems;
    private boolean firstIsRemote;

    ProjectFiles(LoadOptions options, Places places, FileFinder finder, Problems problems) {
        this.options = options;
        this.places = places;
        this.finder = finder;
        this.problems = problems.as(Code.FILE);
    }

    /// The files in merge order, absolute, `-` for standard input; empty when there are none.
    List<String> find(Environment environment) {
        if (!options.files().isEmpty()) {
            return found(options.files());
        }
        var listed = environment.get("COMPOSE_FILE");
        if (listed != null && !listed.isEmpty()) {
            var separator = environment.get("COMPOSE_PATH_SEPARATOR");
            var files = found(List.of(listed.split(Pattern.quote(separator == null || separator.isEmpty() ? ":" : separator))));
            files.stream().filter(file -> !file.equals(STDIN) && !Files.exists(Path.of(file))).forEach(file ->
                    problems.add(null, "", "stat %s: no such file or directory".formatted(file), "COMPOSE_FILE names it"));
            return files;
        }
        return discover();
    }

    /// The usual names, here or in the nearest directory above that has one, and the override beside it.
    private List<String> discover() {
        var projectDirectory = options.projectDirectory();
        Path start = projectDirectory == null ? places.workingDirectory() : places.absolute(projectDirectory);
        for (Path directory = start; directory != null; directory = directory.getParent()) {
            var base = first(ComposeFileNames.MAIN, directory, "config files");
            if (base != null) {
                var override = first(ComposeFileNames.OVERRIDES, directory, "override files");
                return override == null ? List.of(base.toString()) : List.of(base.toString(), override.toString());
            }
        }
        return List.of();
    }

    private @Nullable Path first(List<String> names, Path directory, String what) {
        var present = names.stream().map(directory::resolve).filter(Files::exists).toList();
        if (present.isEmpty()) {
            return null;
        }
        if (present.size() > 1) {
            problems.warn(null, "Found multiple %s with supported names: %s"
                    .formatted(what, String.join(", ", present.stream().map(Path::toString).toList())));
            problems.warn(null, "Using " + present.getFirst());
        }
        return present.getFirst();
    }

    /// `--project-directory`, else where the first file is, else the working directory.
    Path directory(List<String> files) {
        var projectDirectory = options.projectDirectory();
        if (projectDirectory != null) {
            return places.absolute(projectDirectory);
        }
        return files.stream().filter(file -> !file.equals(STDIN)).findFirst()
                .map(file -> FileFinder.folder(Path.of(file))).orElse(places.workingDirectory());
    }

    /// The directory that gives the project its name when nothing else does: a copy of a remote file lies in a folder that means nothing.
    Path naming(Path directory) {
        return firstIsRemote && options.projectDirectory() == null ? places.workingDirectory() : directory;
    }

    private List<String> found(List<String> names) {
        var files = new ArrayList<String>();
        firstIsRemote = names.stream().filter(name -> !name.equals(STDIN)).findFirst().filter(finder.remote()::accepts).isPresent();
        for (var name : names) {
            var file = name.equals(STDIN) ? null : finder.find(name, places.workingDirectory(), null, "");
            if (name.equals(STDIN)) {
                files.add(name);
            } else if (file != null) {
                files.add(file.toString());
            }
        }
        return files;
    }
}
