package dev.jcompose.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeMap;
import dev.jcompose.model.Origin;
import org.jspecify.annotations.Nullable;

/// The variables that interpolation sees: the process's, which always win, then those of the env files.
final class Environment implements Variables {
    private static final Set<String> TRUE = Set.of("1", "t", "T", "true", "TRUE", "True");
    private static final Set<String> FALSE = Set.of("0", "f", "F", "false", "FALSE", "False");

    private final Map<String, String> process;
    private final Map<String, String> fromFiles = new HashMap<>();
    private final Map<String, Path> fileOf = new HashMap<>();
    /// The default files that were read.
    private final Set<Path> defaults = new HashSet<>();
    private final SequencedSet<String> filesRead = new LinkedHashSet<>();
    private final Places places;
    private final Problems problems;

    Environment(Map<String, String> process, Places places, Problems problems) {
        this.process = new HashMap<>(process);
        this.process.putIfAbsent("PWD", places.workingDirectory().toString());
        this.places = places;
        this.problems = problems.as(Code.FILE);
    }

    @Override
    public @Nullable String get(String name) {
        var value = process.get(name);
        return value != null ? value : fromFiles.get(name);
    }

    /// Where a variable is set: `the environment`, or the place in an env file; null when it is not set.
    @Nullable String placeOf(String name) {
        var file = fileOf.get(name);
        if (process.containsKey(name)) {
            return "the environment";
        }
        if (file == null) {
            return null;
        }
        var line = Assignments.in(file, name);
        return places.display(file) + (line == null ? "" : ":" + line.number());
    }

    void put(String name, String value) {
        process.put(name, value);
    }

    /// For an included project: these variables and, where they say nothing, those of its env files; a later file wins over an earlier one.
    Environment with(List<Path> envFiles) {
        var environment = new Environment(all(), places, problems);
        environment.readWanted(envFiles);
        return environment;
    }

    /// What env files set, and nothing else.
    Variables of(List<Path> envFiles) {
        var files = new Environment(Map.of(), places, problems);
        files.readWanted(envFiles);
        return files.fromFiles::get;
    }

    /// What env files set of Compose's own variables, where the process has none.
    Map<String, String> settings() {
        var settings = new TreeMap<>(fromFiles);
        settings.keySet().removeIf(name -> !name.startsWith("COMPOSE_") || process.containsKey(name));
        return settings;
    }

    /// Everything, sorted.
    Map<String, String> all() {
        var all = new TreeMap<>(fromFiles);
        all.putAll(process);
        return all;
    }

    /// The env files that were asked for by option or by `COMPOSE_ENV_FILES`, absolute; empty when `.env` is to be used.
    List<Path> wantedFiles(List<Path> options) {
        var files = new ArrayList<Path>();
        options.forEach(file -> files.add(places.absolute(file)));
        var listed = process.get("COMPOSE_ENV_FILES");
        if (files.isEmpty() && listed != null && !listed.isBlank()) {
            for (var file : listed.split(",")) {
                files.add(places.absolute(file.strip()));
            }
        }
        return List.copyOf(files);
    }

    /// Reads env files that must exist; a later one wins over an earlier one.
    void readWanted(List<Path> files) {
        for (var file : files) {
            if (!Files.exists(file)) {
                problems.add(null, "", "couldn't find env file: " + file);
            } else if (Files.isDirectory(file)) {
                problems.add(null, "", "%s is a directory".formatted(file), "name a file with KEY=value lines");
            } else {
                read(file).forEach((name, value) -> {
                    fromFiles.put(name, value);
                    fileOf.put(name, file);
                });
            }
        }
    }

    /// Reads `.env` of a directory if there is one; what is known already stays. Of a file that disables itself only what configures
    /// Compose counts, as Docker Compose passes these variables on before it reads the file.
    void readDefault(Path directory) {
        var file = directory.resolve(".env");
        if (isDefaultDisabled() || !Files.isRegularFile(file) || !defaults.add(file)) {
            return;
        }
        var found = read(file);
        boolean disablesItself = TRUE.contains(found.getOrDefault("COMPOSE_DISABLE_ENV_FILE", ""));
        found.forEach((name, value) -> {
            if (!disablesItself || name.startsWith("COMPOSE_")) {
                if (fromFiles.putIfAbsent(name, value) == null) {
                    fileOf.put(name, file);
                }
            }
        });
    }

    /// The home directory that `~` stands for; null when there is none. No env file can move it.
    @Nullable String home() {
        var home = process.get("HOME");
        return home == null || home.isEmpty() ? null : home;
    }

    private boolean isDefaultDisabled() {
        var disabled = process.get("COMPOSE_DISABLE_ENV_FILE");
        if (disabled != null && !TRUE.contains(disabled) && !FALSE.contains(disabled)) {
            problems.add(null, "", "strconv.ParseBool: parsing \"%s\": invalid syntax".formatted(disabled),
                    "COMPOSE_DISABLE_ENV_FILE is true or false");
        }
        return disabled != null && TRUE.contains(disabled);
    }

    @Override
    public String sources() {
        return "the environment or in %s".formatted(filesRead.isEmpty() ? ".env (there was none)"
                : ".env (read: %s)".formatted(String.join(", ", filesRead)));
    }

    private Map<String, String> read(Path file) {
        filesRead.add(places.display(file));
        try {
            return DotEnv.parse(EnvFiles.text(file), this::get,
                    name -> problems.warn(null, Interpolation.unset(name)));
        } catch (DotEnv.SyntaxException e) {
            problems.as(e.code()).add(new Origin(places.display(file), e.line(), 0), "", "failed to read %s: %s".formatted(file, e.getMessage()));
        } catch (IOException e) {
            problems.add(Origin.of(places.display(file)), "", "failed to read %s: %s".formatted(file, Places.reason(e)));
        }
        return Map.of();
    }
}
