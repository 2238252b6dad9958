package dev.jcompose.engine.docker;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where an engine may be, and why we think so.
///
/// @param text   `unix:///var/run/docker.sock`, `tcp://10.0.0.5:2376`
/// @param origin `DOCKER_HOST`, `the system socket`...
/// @param tls    null for none
record EngineAddress(String text, String origin, @Nullable Tls tls) {

    /// @param folder with `ca.pem`, `cert.pem` and `key.pem`; null for the machine's own authorities and no client certificate
    /// @param verify whether the engine must prove who it is
    record Tls(@Nullable Path folder, boolean verify) {}

    boolean isUnix() {
        return text.startsWith("unix://");
    }

    Path socket() {
        return Path.of(text.substring("unix://".length()));
    }
}
