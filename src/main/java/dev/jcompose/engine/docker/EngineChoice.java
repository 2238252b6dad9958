package dev.jcompose.engine.docker;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What decides which engine is used.
///
/// @param host        `--host`: `unix:///run/docker.sock`, `tcp://10.0.0.5:2376`; null when not given
/// @param context     `--context`: a docker context's name; null when not given
/// @param environment the process's: `DOCKER_HOST`, `DOCKER_CONTEXT`, `DOCKER_CONFIG`, `HOME`...
public record EngineChoice(@Nullable String host, @Nullable String context, Map<String, String> environment) {

    public EngineChoice {
        environment = Map.copyOf(environment);
    }

    /// Nothing was said on the command line.
    public static EngineChoice ofEnvironment() {
        return new EngineChoice(null, null, System.getenv());
    }

    /// A variable's value, null when it is unset or empty, which Docker takes for the same.
    @Nullable String variable(String name) {
        var value = environment.get(name);
        return value == null || value.isEmpty() ? null : value;
    }
}
