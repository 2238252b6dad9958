package dev.jcompose.load.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jcompose.load.RemoteResources.Unavailable;
import dev.jcompose.model.Value;
import dev.jcompose.registry.ContentDigest;
import dev.jcompose.registry.LocalRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteOciTest {

    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final String INDEX = "application/vnd.oci.image.index.v1+json";
    private static final String PROJECT = "application/vnd.docker.compose.project";
    private static final String COMPOSE = "application/vnd.docker.compose.file+yaml";
    private static final String ENV = "application/vnd.docker.compose.envfile";

    @TempDir
    Path folder = Path.of("");

    private final LocalRegistry registry = new LocalRegistry();
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> asked = new ArrayList<>();

    @BeforeEach
    void home() {
        environment.put("HOME", folder.toString());
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private String address() {
        return "oci://" + registry.domain() + "/shop:1";
    }

    private Path fetch() {
        return new RemoteFiles(environment, asked::add).fetch(address());
    }

    private Value layer(String type, String text, String... annotations) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return layer(type, registry.blob("shop", bytes), bytes.length, annotations);
    }

    private static Value layer(String type, String digest, long size, String... annotations) {
        var named = Value.mapping();
        for (int i = 0; i < annotations.length; i += 2) {
            named.put("com.docker.compose." + annotations[i], annotations[i + 1]);
        }
        return Value.mapping().put("mediaType", type).put("digest", digest).put("size", size).put("annotations", named.build()).build();
    }

    private static Value.Mapping project(Value... layers) {
        return Value.mapping().put("mediaType", MANIFEST).put("artifactType", PROJECT).put("layers", new Value.Items(List.of(layers))).build();
    }

    private void publish(Value... layers) {
        registry.manifest("shop", "1", MANIFEST, project(layers));
    }

    @Test
    void fetchWhenPublishedWritesEachLayerIntoItsFile() throws Exception {
        var digest = registry.manifest("shop", "1", MANIFEST, project(
                layer(COMPOSE, "services: {}", "file", "compose.yaml"),
                layer(COMPOSE, "name: x\n", "file", "image-digests.yaml"),
                layer(COMPOSE, "base: 1\n", "file", "f00.yaml", "extends", "true"),
                layer(ENV, "A=1\n", "envfile", "f01.env"),
                layer("application/vnd.docker.compose.config.empty.v1+json", "{}")));

        var file = fetch();

        assertThat(file).isEqualTo(folder.resolve(".cache/jcompose/remote/oci").resolve(digest.replace(':', '-')).resolve("compose.yaml"))
                .hasContent("services: {}\n---\nname: x\n");
        assertThat(file.resolveSibling("f00.yaml")).hasContent("base: 1\n");
        assertThat(file.resolveSibling("f01.env")).hasContent("A=1\n");
        assertThat(file.getParent().toFile().list()).containsExactlyInAnyOrder("compose.yaml", "f00.yaml", "f01.env");
        assertThat(asked).containsExactly(address() + " (" + registry.domain() + "/shop:1)");
    }

    @Test
    void fetchWhenNothingChangedAsksForTheManifestOnly() {
        publish(layer(COMPOSE, "services: {}"));
        var file = fetch();
        registry.requests.clear();

        assertThat(fetch()).isEqualTo(file);
        assertThat(registry.requests).containsExactly("GET /v2/shop/manifests/1");
        assertThat(asked).hasSize(1);
    }

    @Test
    void fetchWhenTheDigestIsGivenAndThereNeedsNoRegistry() {
        var digest = registry.manifest("shop", "1", MANIFEST, project(layer(COMPOSE, "services: {}")));
        var files = new RemoteFiles(environment, asked::add);
        var file = fetch();
        registry.close();

        assertThat(files.fetch("oci://" + registry.domain() + "/shop@" + digest)).isEqualTo(file);
    }

    @Test
    void fetchWhenItIsAnIndexPicksTheProject() {
        var digest = registry.manifest("shop", "inner", MANIFEST, project(layer(COMPOSE, "services: {}")));
        var image = Value.mapping().put("digest", "sha256:" + "0".repeat(64)).put("mediaType", MANIFEST).build();
        var picked = Value.mapping().put("digest", digest).put("artifactType", PROJECT).build();
        registry.manifest("shop", "1", INDEX, Value.mapping().put("manifests", new Value.Items(List.of(image, picked))).build());

        assertThat(fetch()).hasContent("services: {}");
    }

    @Test
    void fetchWhenOnlyTheConfigTellsItIsAProjectTakesIt() {
        var config = Value.mapping().put("mediaType", "application/vnd.docker.compose.config.empty.v1+json").build();
        registry.manifest("shop", "1", MANIFEST, Value.mapping().put("config", config)
                .put("layers", new Value.Items(List.of(layer(COMPOSE, "services: {}")))).build());

        assertThat(fetch()).hasContent("services: {}");
    }

    @Test
    void fetchWhenItIsAnImageIsRefused() {
        registry.manifest("shop", "1", MANIFEST, Value.mapping()
                .put("config", Value.mapping().put("mediaType", "application/vnd.oci.image.config.v1+json").build()).build());
        assertThatThrownBy(this::fetch).isInstanceOf(Unavailable.class).hasMessageContaining(
                registry.domain() + "/shop:1 is not a compose project OCI artifact, but application/vnd.oci.image.config.v1+json");

        registry.manifest("shop", "1", INDEX, Value.mapping().put("manifests", new Value.Items(List.of())).build());
        assertThatThrownBy(this::fetch).hasMessageContaining(
                "OCI index " + registry.domain() + "/shop:1 doesn't refer to compose artifacts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/b", "a\\b", "..", ".", "", "/etc/x"})
    void fetchWhenAFileWouldLieElsewhereIsRefused(String name) {
        publish(layer(COMPOSE, "services: {}"), layer(ENV, "A=1", "envfile", name));
        assertThatThrownBy(this::fetch).hasMessageContaining("invalid OCI artifact: a file cannot be named \"" + name + "\"");

        publish(layer(COMPOSE, "services: {}"), layer(COMPOSE, "A: 1", "extends", "true", "file", name));
        assertThatThrownBy(this::fetch).hasMessageContaining("invalid OCI artifact: a file cannot be named \"" + name + "\"");
        assertThat(folder.resolve(".cache/jcompose/remote/agreed")).doesNotExist();
    }

    @Test
    void fetchWhenTheArtifactIsIncompleteIsRefused() {
        publish(layer(ENV, "A=1", "envfile", "x.env"));
        assertThatThrownBy(this::fetch).hasMessageContaining("it has no layer of type " + COMPOSE);

        publish(layer(COMPOSE, "services: {}"), layer(ENV, "A=1"));
        assertThatThrownBy(this::fetch).hasMessageContaining("missing annotation com.docker.compose.envfile in layer \"sha256:");
    }

    @Test
    void fetchWhenALayerIsAnotherThanPromisedLeavesNothing() throws Exception {
        var digest = ContentDigest.of("services: {}".getBytes(StandardCharsets.UTF_8), "sha256");
        registry.put("/v2/shop/blobs/" + digest, COMPOSE, "services: []".getBytes(StandardCharsets.UTF_8));
        publish(layer(COMPOSE, digest, 12));

        assertThatThrownBy(this::fetch).isInstanceOf(Unavailable.class)
                .hasMessageStartingWith("failed to pull OCI resource \"" + registry.domain() + "/shop:1\": ")
                .hasMessageContaining("has another digest");
        assertThat(folder.resolve(".cache/jcompose/remote/oci")).isEmptyDirectory();
    }

    @Test
    void fetchWhenALayerIsTooLongIsRefused() {
        publish(layer(COMPOSE, "sha256:" + "0".repeat(64), Artifact.LONGEST_LAYER + 1));
        assertThatThrownBy(this::fetch).hasMessageContaining("invalid OCI artifact: compose.yaml is larger than 16 MiB");
        assertThat(registry.requests).doesNotContain("GET /v2/shop/blobs/sha256:" + "0".repeat(64));

        var long1 = registry.blob("shop", "services: {}".getBytes(StandardCharsets.UTF_8));
        publish(layer(COMPOSE, long1, 11));
        assertThatThrownBy(this::fetch).hasMessageContaining("answers with more than 11 bytes");
        publish(layer(COMPOSE, long1, 13));
        assertThatThrownBy(this::fetch).hasMessageContaining("compose.yaml has 12 bytes, not 13");
    }

    @Test
    void fetchWhenThereIsNoneSaysWhatTheRegistrySaid() {
        assertThatThrownBy(this::fetch).isInstanceOf(Unavailable.class).hasMessage(
                "failed to pull OCI resource \"%1$s/shop:1\": registry %1$s answered 404 to %1$s/shop:1: manifest unknown"
                        .formatted(registry.domain()));
    }

    @Test
    void fetchWhenLoggedInShowsIt() throws Exception {
        publish(layer(COMPOSE, "services: {}"));
        registry.askingFor("me", "secret");
        Files.createDirectories(folder.resolve(".docker"));
        Files.writeString(folder.resolve(".docker/config.json"), "{\"auths\":{\"%s\":{\"auth\":\"%s\"}}}".formatted(registry.domain(),
                Base64.getEncoder().encodeToString("me:secret".getBytes(StandardCharsets.UTF_8))));

        assertThat(fetch()).hasContent("services: {}");
    }

    @Test
    void fetchWhenTurnedOffOrMalformedAsksNobody() {
        assertThatThrownBy(() -> new RemoteFiles(environment, asked::add).fetch("oci://-bad"))
                .hasMessage("oci://-bad: invalid reference format: \"-bad\"");
        environment.put("COMPOSE_EXPERIMENTAL_OCI_REMOTE", "0");
        assertThatThrownBy(this::fetch).hasMessageContaining("OCI remote resource is disabled by \"COMPOSE_EXPERIMENTAL_OCI_REMOTE\"");
        assertThat(asked).isEmpty();
        assertThat(registry.requests).isEmpty();
    }
}
