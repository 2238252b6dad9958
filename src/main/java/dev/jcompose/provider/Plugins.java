package dev.jcompose.provider;

import dev.jcompose.model.JsonReader;
import dev.jcompose.model.Value;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds programs where Docker's client looks for its plugins (its settings' `cliPluginsExtraDirs`, its own folder, the system's), and on
/// the path.
final class Plugins {

    private static final List<Path> SYSTEM = List.of(
            Path.of("/usr/local/lib/docker/cli-plugins"), Path.of("/usr/local/libexec/docker/cli-plugins"),
            Path.of("/usr/lib/docker/cli-plugins"), Path.of("/usr/libexec/docker/cli-plugins"));

    private final List<Path> folders = new ArrayList<>();
    private final String path;

    /// @param configFolder Docker's folder of settings; null when there is none
    /// @param path         as `PATH` has it
    Plugins(@Nullable Path configFolder, String path) {
        if (configFolder != null) {
            folders.addAll(extra(configFolder.resolve("config.json")));
            folders.add(configFolder.resolve("cli-plugins"));
        }
        folders.addAll(SYSTEM);
        this.path = path;
    }

    /// Settings that cannot be read name no folders; who needs them for more says so.
    private static List<Path> extra(Path settings) {
        var extra = new ArrayList<Path>();
        try {
            if (Files.isReadable(settings) && JsonReader.read(Files.readString(settings)) instanceof Value.Mapping object
                    && object.get("cliPluginsExtraDirs") instanceof Value.Items items) {
                items.values().stream().filter(Value.Text.class::isInstance).map(folder -> Path.of(((Value.Text) folder).value()))
                        .forEach(extra::add);
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            return List.of();
        }
        return extra;
    }

    /// The plugin of that name: `docker-<name>` in the first folder that has it.
    Optional<Path> plugin(String name) {
        return folders.stream().map(folder -> folder.resolve("docker-" + name)).filter(Plugins::isProgram).findFirst();
    }

    /// The program of that name on the path.
    Optional<Path> onPath(String name) {
        return List.of(path.split(File.pathSeparator)).stream().filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder).resolve(name)).filter(Plugins::isProgram).findFirst();
    }

    private static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
