package dev.jcompose.engine.docker;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Who one is to all registries, as a settings file for somebody else's client.
public final class RegistryCredentials {

    private RegistryCredentials() {}

    /// A `config.json` with nothing else in it; what credential helpers know is written out. For the eyes of a container only.
    ///
    /// @param configFolder Docker's folder of settings; null when there is none
    public static String of(@Nullable Path configFolder) {
        return RegistryAuth.of(configFolder).settingsFile();
    }
}
