package dev.jcompose.load;

import dev.jcompose.model.KeyPath;
import dev.jcompose.model.Origins;
import dev.jcompose.model.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// Reads the `label_file`s of services into their labels.
final class LabelFiles {
    private final Origins origins;
    private final Places places;
    private final Problems problems;

    LabelFiles(Origins origins, Places places, Problems problems) {
        this.origins = origins;
        this.places = places;
        this.problems = problems.as(Code.FILE);
    }

    /// The service with everything that its files say below its own `labels`. A value may hold variables, but only labels of the files
    /// before it have a value then, no variable of the environment does.
    Service merged(Service service) {
        var files = service.process().labelFiles();
        if (files.isEmpty()) {
            return service;
        }
        var labels = new TreeMap<String, String>();
        for (int i = 0; i < files.size(); i++) {
            labels.putAll(read(files.get(i), "%s.label_file[%d]".formatted(KeyPath.service(service.name()), i), labels::get));
        }
        labels.putAll(service.process().labels());
        return service.withProcess(service.process().withLabels(labels));
    }

    private Map<String, String> read(String file, String path, Variables known) {
        var origin = origins.of(path);
        try {
            if (file.isEmpty() || !Files.exists(places.absolute(Path.of(file)))) {
                problems.add(origin, path, "label file %s not found: stat %s: no such file or directory".formatted(file, file), "create it");
                return Map.of();
            }
            return DotEnv.parse(EnvFiles.text(places.absolute(Path.of(file))), known, name -> problems.warn(null, Interpolation.unset(name)));
        } catch (DotEnv.SyntaxException e) {
            problems.as(e.code()).add(origin, path, "failed to read %s: %s".formatted(file, e.getMessage()), "see line " + e.line());
        } catch (IOException e) {
            problems.add(origin, path, "failed to read %s: %s".formatted(file, Places.reason(e)));
        } catch (InvalidPathException e) {
            problems.add(origin, path, "label file %s not found: %s".formatted(file, e.getReason()));
        }
        return Map.of();
    }
}
