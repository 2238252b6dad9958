package dev.jcompose.engine.docker;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where an engine may be, and why we think so.
///
/// @param text   `unix:///var/run/docker.sock`, `tcp://10.0.0.5:2376`
/// @param origin `DOCKER_HOST`, `the system socket`...
/// @param tls    null for none
record EngineAddress(String text, String origin, @Nullable Tls tls) {

    /// Files that are not there are passed over.
    ///
    /// @param authority   null for the machine's own authorities
    /// @param certificate the client's; null for none
    /// @param key         of that certificate
    /// @param verify      whether the engine must prove who it is
    record Tls(@Nullable Path authority, @Nullable Path certificate, @Nullable Path key, boolean verify) {

        /// @param folder with `ca.pem`, `cert.pem` and `key.pem`; null for none of them
        Tls(@Nullable Path folder, boolean verify) {
            this(in(folder, "ca.pem"), in(folder, "cert.pem"), in(folder, "key.pem"), verify);
        }

        private static @Nullable Path in(@Nullable Path folder, String file) {
            return folder == null ? null : folder.resolve(file);
        }
    }

    boolean isUnix() {
        return text.startsWith("unix://");
    }

    Path socket() {
        return Path.of(text.substring("unix://".length()));
    }
}
