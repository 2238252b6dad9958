package dev.jcompose.load;

import dev.jcompose.model.Origins;
import dev.jcompose.model.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads the `env_file`s of services into their environment, and their `label_file`s into their labels.
final class EnvFiles {
    private final Environment project;
    private final Origins origins;
    private final Problems problems;
    private final Places places;

    EnvFiles(Environment project, Origins origins, Places places, Problems problems) {
        this.project = project;
        this.origins = origins;
        this.places = places;
        this.problems = problems;
    }

    /// The service with everything that its files set below what its own `environment` sets: that wins, and a variable
    /// without a value there removes the file's.
    Service merged(Service service) {
        if (service.process().envFiles().isEmpty()) {
            return service;
        }
        var own = service.process().environment();
        var merged = new TreeMap<String, @Nullable String>();
        Variables known = name -> {
            var value = project.get(name);
            return value != null ? value : own.get(name) != null ? own.get(name) : merged.get(name);
        };
        for (int i = 0; i < service.process().envFiles().size(); i++) {
            merged.putAll(read("env file", service.process().envFiles().get(i), "services." + service.name() + ".env_file[" + i + "]", known));
        }
        merged.putAll(own);
        return service.withProcess(service.process().withEnvironment(merged));
    }

    /// The service with the labels of its files below its own. They see each other's values, and no others.
    Service labelled(Service service) {
        var files = service.process().labelFiles();
        if (files.isEmpty()) {
            return service;
        }
        var merged = new TreeMap<String, String>();
        for (int i = 0; i < files.size(); i++) {
            var file = new Service.EnvFile(Path.of(files.get(i)), true, null);
            merged.putAll(read("label file", file, "services." + service.name() + ".label_file[" + i + "]", merged::get));
        }
        merged.putAll(service.process().labels());
        return service.withProcess(service.process().withLabels(merged));
    }

    private Map<String, String> read(String what, Service.EnvFile file, String path, Variables known) {
        var origin = origins.of(path);
        if (!Files.exists(file.path())) {
            if (file.required()) {
                problems.add(origin, path, "%s %s not found: stat %s: no such file or directory".formatted(what, file.path(), file.path()),
                        what.equals("env file") ? "create it, or say required: false" : "create it");
            }
            return Map.of();
        }
        var format = file.format();
        if (format != null && !format.isEmpty() && !format.equals("raw")) {
            problems.add(origin, path, "unsupported env_file format \"%s\"".formatted(format), "leave it out, or write raw");
            return Map.of();
        }
        try {
            if (Files.isDirectory(file.path())) {
                problems.add(origin, path, "failed to read %s: read %s: is a directory".formatted(file.path(), file.path()));
                return Map.of();
            }
            var text = Files.readString(file.path());
            return format == null || format.isEmpty()
                    ? DotEnv.parse(text, known, name -> problems.warn(null, Interpolation.unset(name)))
                    : DotEnv.parseRaw(text, known);
        } catch (DotEnv.SyntaxException e) {
            problems.add(origin, path, "failed to read %s: %s".formatted(file.path(), e.getMessage()),
                    "see %s:%d".formatted(places.display(file.path()), e.line()));
        } catch (IOException e) {
            problems.add(origin, path, "failed to read %s: %s".formatted(file.path(), Places.reason(e)));
        }
        return Map.of();
    }
}
