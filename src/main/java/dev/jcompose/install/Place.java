package dev.jcompose.install;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Where a program is looked for.
public enum Place {

    /// A program on the PATH.
    DOCKER_COMPOSE {
        @Override
        Path folder(Map<String, String> variables, Path home) {
            var everyones = Path.of("/usr/local/bin");
            return Files.isWritable(everyones) ? everyones : home.resolve(".local/bin");
        }
    },

    /// A plugin of the docker client, for its user.
    PLUGIN {
        @Override
        Path folder(Map<String, String> variables, Path home) {
            var config = variables.getOrDefault("DOCKER_CONFIG", "");
            return (config.isEmpty() ? home.resolve(".docker") : Path.of(config)).resolve("cli-plugins");
        }
    };

    /// Both are called so: the docker client takes the name of a plugin's file for its command.
    public static final String NAME = "docker-compose";

    abstract Path folder(Map<String, String> variables, Path home);

    /// The file for somebody with these variables (`HOME`, `DOCKER_CONFIG`).
    public Path file(Map<String, String> variables) {
        var home = variables.getOrDefault("HOME", "");
        return folder(variables, Path.of(home.isEmpty() ? System.getProperty("user.home") : home)).resolve(NAME);
    }
}
