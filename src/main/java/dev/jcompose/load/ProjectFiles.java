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
    private static final List<String> NAMES =
            List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");
    private static final List<String> OVERRIDES = List.of("compose.override.yml", "compose.override.yaml",
            "docker-compose.override.yml", "docker-compose.override.yaml");

    private final LoadOptions options;
    private final Places places;
    private final Problems problems;

    ProjectFiles(LoadOptions options, Places places, Problems problems) {
        this.options = options;
        this.places = places;
        this.problems = problems.as(Code.FILE);
    }

    /// The files in merge order, absolute, `-` for standard input; empty when there are none.
    List<String> find(Environment environment) {
        if (!options.files().isEmpty()) {
            return options.files().stream().map(this::absolute).toList();
        }
        var listed = environment.get("COMPOSE_FILE");
        if (listed != null && !listed.isEmpty()) {
            var separator = environment.get("COMPOSE_PATH_SEPARATOR");
            var files = new ArrayList<String>();
            for (var file : listed.split(Pattern.quote(separator == null || separator.isEmpty() ? ":" : separator))) {
                var absolute = absolute(file);
                if (!file.equals(STDIN) && !Files.exists(Path.of(absolute))) {
                    problems.add(null, "", "stat %s: no such file or directory".formatted(absolute), "COMPOSE_FILE names it");
                } else {
                    files.add(absolute);
                }
            }
            return files;
        }
        return discover();
    }

    /// The usual names, here or in the nearest directory above that has one, and the override beside it.
    private List<String> discover() {
        var projectDirectory = options.projectDirectory();
        Path start = projectDirectory == null ? places.workingDirectory() : places.absolute(projectDirectory);
        for (Path directory = start; directory != null; directory = directory.getParent()) {
            var base = first(NAMES, directory, "config files");
            if (base != null) {
                var override = first(OVERRIDES, directory, "override files");
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
                .map(file -> Path.of(file).getParent()).orElse(places.workingDirectory());
    }

    private String absolute(String file) {
        return file.equals(STDIN) ? file : places.absolute(file).toString();
    }
}
