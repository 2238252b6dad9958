package dev.jcompose.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jcompose.load.LoadOptions;
import dev.jcompose.load.Loader;
import dev.jcompose.load.RemoteResources;
import dev.jcompose.model.ImageReference;
import dev.jcompose.registry.LocalRegistry;
import dev.jcompose.registry.RegistryClient;
import dev.jcompose.registry.RegistryException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The form in which a project is sent.
@Timeout(60)
class PublisherTest {

    @TempDir
    private Path folder;

    private final LocalRegistry registry = new LocalRegistry();

    @AfterEach
    void close() {
        registry.close();
    }

    private String published(@Nullable String version) throws IOException {
        Files.writeString(folder.resolve("compose.yaml"), "services: {a: {image: x}}\n");
        var project = Loader.load(LoadOptions.in(folder).withProjectName("shop")).project();
        var name = registry.domain() + "/shop:1";
        var options = new PublishOptions(ImageReference.parse(name), name, false, false, version, false, true);
        new Publisher(RegistryClient.of(Map.of("DOCKER_CONFIG", folder.toString())), Instant.parse("2026-11-01T12:00:00.5Z"))
                .publish(Publication.of(project, options, RemoteResources.NONE));
        return new String(registry.content("/v2/shop/manifests/1"), StandardCharsets.UTF_8);
    }

    @Test
    void projectIsAnArtifactOfItsOwnType() throws IOException {
        var digest = "sha256:95dc6db4acb9b4e62f3c39d9ecc8bb4b5a59b3b1a7a1f3ab0c1e1e3f9f0f0e4a";
        var manifest = published(null).replaceAll("(compose.file\\+yaml\",\"digest\":\")sha256:[0-9a-f]{64}", "$1" + digest);

        assertThat(manifest).isEqualTo("{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\","
                + "\"artifactType\":\"application/vnd.docker.compose.project\",\"config\":{\"mediaType\":\"application/vnd.oci.empty.v1+json\","
                + "\"digest\":\"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a\",\"size\":2,\"data\":\"e30=\"},"
                + "\"layers\":[{\"mediaType\":\"application/vnd.docker.compose.file+yaml\",\"digest\":\"" + digest + "\",\"size\":26,"
                + "\"annotations\":{\"com.docker.compose.file\":\"compose.yaml\",\"com.docker.compose.version\":\"2.40.3\"},"
                + "\"data\":\"c2VydmljZXM6IHthOiB7aW1hZ2U6IHh9fQo=\"}],"
                + "\"annotations\":{\"org.opencontainers.image.created\":\"2026-11-01T12:00:00Z\"}}");
    }

    @Test
    void projectWhenTheRegistryKnowsNoArtifactsIsOfTheOlderForm() throws IOException {
        registry.withoutArtifacts();
        assertThat(published(null)).doesNotContain("artifactType").contains("application/vnd.docker.compose.config.empty.v1+json");
        assertThatThrownBy(() -> published("1.1")).isInstanceOf(RegistryException.class);
        assertThat(published("1.0")).doesNotContain("artifactType");
    }
}
