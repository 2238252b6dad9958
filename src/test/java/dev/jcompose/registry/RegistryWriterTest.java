package dev.jcompose.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jcompose.model.ImageReference;
import dev.jcompose.model.Value;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RegistryWriterTest {

    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final String INDEX = "application/vnd.oci.image.index.v1+json";
    private static final byte[] BLOB = "hello\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private final LocalRegistry registry = new LocalRegistry();
    private final LocalRegistry other = new LocalRegistry();

    @AfterEach
    void close() {
        registry.close();
        other.close();
    }

    private RegistryWriter writer() {
        return new RegistryWriter(RegistryClient.of(Map.of("DOCKER_CONFIG", folder.toString())));
    }

    private static ImageReference app(LocalRegistry of) {
        return ImageReference.parse(of.domain() + "/app:1");
    }

    @Test
    void blobIsSentOnceAndManifestUnderItsTag() {
        var writer = writer();
        writer.blob(app(registry), BLOB);
        writer.blob(app(registry), BLOB);
        var digest = writer.manifest(app(registry), MANIFEST, "{}".getBytes(StandardCharsets.UTF_8));

        assertThat(registry.content("/v2/app/blobs/" + ContentDigest.of(BLOB, "sha256"))).isEqualTo(BLOB);
        assertThat(registry.requests.stream().filter(line -> line.startsWith("POST"))).hasSize(1);
        assertThat(registry.content("/v2/app/manifests/1")).isEqualTo(registry.content("/v2/app/manifests/" + digest)).asString().isEqualTo("{}");
    }

    @Test
    void registryWhenItWantsAPasswordIsShownIt() throws Exception {
        registry.askingFor("me", "secret");
        assertThatThrownBy(() -> writer().blob(app(registry), BLOB)).isInstanceOf(RegistryException.class)
                .hasMessageContaining("answered 401").hasMessageContaining("docker login");
        Files.writeString(folder.resolve("config.json"), "{\"auths\":{\"%s\":{\"auth\":\"%s\"}}}".formatted(registry.domain(),
                Base64.getEncoder().encodeToString("me:secret".getBytes(StandardCharsets.UTF_8))));
        writer().blob(app(registry), BLOB);
        assertThat(registry.content("/v2/app/blobs/" + ContentDigest.of(BLOB, "sha256"))).isEqualTo(BLOB);
    }

    @Test
    void uploadWhenItIsToGoElsewhereIsRefused() {
        registry.sendingUploadsTo("http://" + other.domain());
        assertThatThrownBy(() -> writer().blob(app(registry), BLOB)).hasMessageContaining("wants the upload to go to http://" + other.domain());
        assertThat(other.requests).isEmpty();
    }

    @Test
    void manifestWhenItsFormIsUnknownIsTold() {
        registry.withoutArtifacts();
        assertThatThrownBy(() -> writer().manifest(app(registry), MANIFEST, "{\"artifactType\":\"x\"}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(RegistryException.class, refused -> assertThat(refused.isUnknownForm()).isTrue());
    }

    private void image(LocalRegistry in, String repository) {
        var layer = in.blob(repository, BLOB);
        var config = in.blob(repository, "{}".getBytes(StandardCharsets.UTF_8));
        var manifest = in.manifest(repository, "amd64", MANIFEST, Value.mapping().put("config", Value.mapping().put("digest", config).build())
                .put("layers", new Value.Items(List.of(Value.mapping().put("digest", layer).build()))).build());
        in.manifest(repository, "1", INDEX,
                Value.mapping().put("manifests", new Value.Items(List.of(Value.mapping().put("digest", manifest).build()))).build());
    }

    @Test
    void imageIsCopiedFromAnotherRegistryWithAllThatBelongsToIt() {
        image(other, "app");
        var copy = writer().copy(app(other), ImageReference.parse(registry.domain() + "/stack:1"));

        assertThat(copy.mediaType()).isEqualTo(INDEX);
        assertThat(registry.content("/v2/stack/manifests/" + copy.digest())).isEqualTo(copy.bytes());
        assertThat(registry.content("/v2/stack/blobs/" + ContentDigest.of(BLOB, "sha256"))).isEqualTo(BLOB);
        assertThat(registry.content("/v2/stack/manifests/1")).isNull();
    }

    @Test
    void imageWhenItIsInTheSameRegistryIsTakenOverThere() {
        image(registry, "app");
        writer().copy(app(registry), ImageReference.parse(registry.domain() + "/stack:1"));

        assertThat(registry.content("/v2/stack/blobs/" + ContentDigest.of(BLOB, "sha256"))).isEqualTo(BLOB);
        assertThat(registry.requests).noneMatch(line -> line.startsWith("GET /v2/app/blobs/"));
    }

    @Test
    void imageWhenALayerIsAnotherThanItsDigestSaysIsRefused() {
        image(other, "app");
        other.put("/v2/app/blobs/" + ContentDigest.of(BLOB, "sha256"), "", "other".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> writer().copy(app(other), app(registry))).hasMessageContaining("has another digest");
    }
}
