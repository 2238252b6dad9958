package dev.jcompose.load;

import java.util.List;

/// What Compose files are called that are not named, the most wanted first.
public final class ComposeFileNames {

    public static final List<String> MAIN = List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");

    static final List<String> OVERRIDES = List.of("compose.override.yml", "compose.override.yaml",
            "docker-compose.override.yml", "docker-compose.override.yaml");

    private ComposeFileNames() {}
}
