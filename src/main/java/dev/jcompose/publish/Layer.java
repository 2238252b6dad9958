package dev.jcompose.publish;

import dev.jcompose.model.Labels;
import dev.jcompose.model.Value;
import dev.jcompose.registry.ContentDigest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// One file of the artifact (form: Docker Compose 2.40).
///
/// @param extended whether other files of the artifact name it by its file name, instead of being merged with it
record Layer(String file, boolean compose, boolean extended, byte[] bytes) {

    /// Files up to this size stand in the manifest as well, so that one request gets them.
    private static final int LONGEST_INLINE = 64 << 10;

    static Layer compose(String file, String text, boolean extended) {
        return new Layer(file, true, extended, text.getBytes(StandardCharsets.UTF_8));
    }

    Value.Mapping descriptor() {
        var annotations = Value.mapping();
        if (extended) {
            annotations.put("com.docker.compose.extends", "true");
        }
        annotations.put(compose ? "com.docker.compose.file" : "com.docker.compose.envfile", file)
                .put("com.docker.compose.version", Labels.COMPOSE_GENERATION);
        return Value.mapping()
                .put("mediaType", compose ? "application/vnd.docker.compose.file+yaml" : "application/vnd.docker.compose.envfile")
                .put("digest", ContentDigest.of(bytes, "sha256")).put("size", (long) bytes.length).put("annotations", annotations.build())
                .putIfAny("data", bytes.length <= LONGEST_INLINE ? Base64.getEncoder().encodeToString(bytes) : "").build();
    }
}
