package dev.jcompose.load;

import dev.jcompose.model.KeyPath;
import dev.jcompose.model.Origins;
import dev.jcompose.model.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads the `env_file`s of services into their environment.
final class EnvFiles {
    private static final int MAX_BYTES = 16 * 1024 * 1024;

    private final Environment project;
    private final Origins origins;
    private final Problems problems;
    private final Places places;

    EnvFiles(Environment project, Origins origins, Places places, Problems problems) {
        this.project = project;
        this.origins = origins;
        this.places = places;
        this.problems = problems.as(Code.FILE);
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
            merged.putAll(read(service.process().envFiles().get(i), KeyPath.service(service.name()) + ".env_file[" + i + "]", known));
        }
        merged.putAll(own);
        return service.withProcess(service.process().withEnvironment(merged));
    }

    private Map<String, String> read(Service.EnvFile file, String path, Variables known) {
        var origin = origins.of(path);
        var place = places.absolute(file.path());
        if (file.path().toString().isEmpty() || !Files.exists(place)) {
            if (file.required()) {
                problems.add(origin, path, "env file %s not found: stat %s: no such file or directory".formatted(file.path(), file.path()),
                        "create it, or say required: false");
            }
            return Map.of();
        }
        var format = file.format();
        if (format != null && !format.isEmpty() && !format.equals("raw")) {
            problems.as(Code.VALUE).add(origin, path, "unsupported env_file format \"%s\"".formatted(format), "leave it out, or write raw");
            return Map.of();
        }
        try {
            if (Files.isDirectory(place)) {
                problems.add(origin, path, "failed to read %s: read %s: is a directory".formatted(file.path(), file.path()));
                return Map.of();
            }
            var text = text(place);
            return format == null || format.isEmpty()
                    ? DotEnv.parse(text, known, name -> problems.warn(null, Interpolation.unset(name)))
                    : RawEnv.parse(text, known);
        } catch (DotEnv.SyntaxException e) {
            var doing = format == null || format.isEmpty() ? "failed to read" : "failed to parse env_file";
            problems.as(e.code()).add(origin, path, "%s %s: %s".formatted(doing, file.path(), e.getMessage()),
                    "see %s:%d".formatted(places.display(file.path()), e.line()));
        } catch (IOException e) {
            problems.add(origin, path, "failed to read %s: %s".formatted(file.path(), Places.reason(e)));
        }
        return Map.of();
    }

    /// @throws IOException also when it is larger than anything that is meant to be read
    static String text(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IOException("larger than 16 MiB");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
