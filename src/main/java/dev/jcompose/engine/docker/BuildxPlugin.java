package dev.jcompose.engine.docker;

import dev.jcompose.json.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The docker client's plugin for BuildKit.
record BuildxPlugin(Path file) {

    private static final Pattern VERSION = Pattern.compile("v?(\\d+)\\.(\\d+)\\b.*");
    private static final int OLDEST_MINOR = 17;
    static final Set<String> TRUE = Set.of("1", "t", "T", "TRUE", "true", "True");
    static final Set<String> FALSE = Set.of("0", "f", "F", "FALSE", "false", "False");

    /// @param folder the client's settings; null for none
    /// @return null when BuildKit is switched off or there is no plugin
    /// @throws IllegalArgumentException when it is there and of no use
    static @Nullable BuildxPlugin find(EngineChoice choice, @Nullable Path folder) {
        if (!isWanted(choice)) {
            return null;
        }
        for (var each : folders(folder)) {
            var file = each.resolve("docker-buildx");
            if (Files.isRegularFile(file) && Files.isExecutable(file)) {
                return checked(file);
            }
        }
        return null;
    }

    /// Whether `DOCKER_BUILDKIT` leaves BuildKit on, as it is by default.
    static boolean isWanted(EngineChoice choice) {
        var word = choice.variable("DOCKER_BUILDKIT");
        if (word != null && !TRUE.contains(word) && !FALSE.contains(word)) {
            throw new IllegalArgumentException("DOCKER_BUILDKIT environment variable expects boolean value: \"" + word
                    + "\"; set it to 0 or 1");
        }
        return word == null || TRUE.contains(word);
    }

    /// Where plugins are looked for, in order.
    static List<Path> folders(@Nullable Path folder) {
        var folders = new ArrayList<Path>();
        ClientSettings.read(folder).texts("cliPluginsExtraDirs").forEach(extra -> folders.add(Path.of(extra)));
        if (folder != null) {
            folders.add(folder.resolve("cli-plugins"));
        }
        for (var system : List.of("/usr/local/lib", "/usr/local/libexec", "/usr/lib", "/usr/libexec")) {
            folders.add(Path.of(system, "docker", "cli-plugins"));
        }
        return folders;
    }

    private static BuildxPlugin checked(Path file) {
        var remedy = "; update it, or set DOCKER_BUILDKIT=0 to use the classic builder";
        var version = version(file);
        if (version == null) {
            throw new IllegalArgumentException(file + ": does not answer as a plugin of the docker client does" + remedy);
        }
        var parts = VERSION.matcher(version);
        if (parts.matches() && parts.group(1).equals("0") && Integer.parseInt(parts.group(2)) < OLDEST_MINOR) {
            throw new IllegalArgumentException("compose build requires buildx 0.17 or later: " + file + " is " + version + remedy);
        }
        return new BuildxPlugin(file);
    }

    private static @Nullable String version(Path file) {
        try {
            var process = new ProcessBuilder(file.toString(), "docker-cli-plugin-metadata")
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            process.getOutputStream().close();
            return Tree.read(process.getInputStream().readAllBytes()).textOrNull("Version");
        } catch (IOException unusable) {
            return null;
        }
    }

    /// The environment in which the plugin speaks to the same engine as jcompose.
    static Map<String, String> environment(EngineChoice choice, String address) {
        var environment = new java.util.TreeMap<>(choice.environment());
        // With it the plugin would take itself for one that the docker client runs.
        environment.remove("DOCKER_CLI_PLUGIN_ORIGINAL_CLI_COMMAND");
        if (choice.context() != null) {
            environment.remove("DOCKER_HOST");
            environment.put("DOCKER_CONTEXT", choice.context());
        } else if (choice.host() != null || choice.variable("DOCKER_CONTEXT") == null) {
            environment.remove("DOCKER_CONTEXT");
            environment.put("DOCKER_HOST", address);
        }
        return environment;
    }
}
