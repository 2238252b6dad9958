package dev.jcompose.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jcompose.model.ImageReference;
import dev.jcompose.model.Value;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryClientTest {

    private static final String INDEX = "application/vnd.oci.image.index.v1+json";
    private static final byte[] BLOB = "hello\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder = Path.of("");

    private final LocalRegistry registry = new LocalRegistry();

    @AfterEach
    void close() {
        registry.close();
    }

    private RegistryClient client() {
        return RegistryClient.of(Map.of("DOCKER_CONFIG", folder.toString()));
    }

    private RegistryClient loggedIn(String entry) throws Exception {
        Files.writeString(folder.resolve("config.json"), "{\"auths\":{\"%s\":{%s}}}".formatted(registry.domain(), entry));
        return client();
    }

    private static String auth(String both) {
        return "\"auth\":\"" + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)) + "\"";
    }

    private ImageReference image(String tag) {
        return ImageReference.parse(registry.domain() + "/app:" + tag);
    }

    private String indexed() {
        return registry.manifest("app", "1", INDEX, Value.mapping().put("schemaVersion", 2).build());
    }

    @Test
    void digestWhenTheRegistryTellsItNeedsNoBody() {
        var digest = indexed();

        assertThat(new Digests(client()).of(registry.domain() + "/app:1")).isEqualTo(registry.domain() + "/app:1@" + digest);
        assertThat(registry.requests).containsExactly("HEAD /v2/app/manifests/1");
    }

    @Test
    void digestWhenTheRegistryDoesNotTellIsComputed() {
        var digest = indexed();
        registry.silentOnDigests();

        assertThat(client().digest(image("1"))).isEqualTo(digest);
        assertThat(registry.requests).containsExactly("HEAD /v2/app/manifests/1", "GET /v2/app/manifests/1");
    }

    @Test
    void digestWhenGivenAsksNobody() {
        var digest = "sha256:" + "ab".repeat(32);

        assertThat(new Digests(client()).of("busybox:1@" + digest)).isEqualTo("docker.io/library/busybox@" + digest);
    }

    @Test
    void digestWhenThereIsNoSuchTagNamesRegistryImageAndAnswer() {
        assertThatThrownBy(() -> new Digests(client()).of(registry.domain() + "/app:2")).isInstanceOf(RegistryException.class).hasMessage(
                "failed to resolve digest for %1$s/app:2: registry %1$s answered 404 to %1$s/app:2: manifest unknown", registry.domain());
    }

    @Test
    void digestWhenTheRegistryIsGoneSaysSo() {
        var image = image("1");
        registry.close();

        assertThatThrownBy(() -> client().digest(image)).hasMessageStartingWith("registry " + image.domain() + ": cannot be reached");
    }

    @Test
    void digestWhenTheProxyCannotBeUsedSaysSo() {
        for (var proxy : new String[] {"socks5://proxy.test:1", "http://me:secret@proxy.test:1", "http://a b"}) {
            var client = RegistryClient.of(Map.of("HTTPS_PROXY", proxy));
            assertThatThrownBy(() -> client.digest(ImageReference.parse("registry.test/app"))).isInstanceOf(RegistryException.class)
                    .hasMessage("the proxy that HTTPS_PROXY or HTTP_PROXY names cannot be used; write http://host:port");
        }
    }

    @Test
    void askingWhenTheSettingsAreBrokenNamesTheEntry() throws Exception {
        indexed();
        registry.askingFor("me", "secret");
        var client = loggedIn("\"auth\":\"???\"");

        assertThatThrownBy(() -> client.digest(image("1"))).isInstanceOf(RegistryException.class).hasMessage(
                "the entry of %1$s in Docker's config.json cannot be read; log in again with `docker login %1$s`", registry.domain());
    }

    @Test
    void askingWhenLoggedInShowsNameAndPassword() throws Exception {
        indexed();
        registry.askingFor("me", "secret");
        var client = loggedIn(auth("me:secret"));

        client.digest(image("1"));
        client.digest(image("1"));

        assertThat(registry.requests).containsExactly("HEAD /v2/app/manifests/1",
                "HEAD /v2/app/manifests/1 Basic bWU6c2VjcmV0", "HEAD /v2/app/manifests/1 Basic bWU6c2VjcmV0");
    }

    @Test
    void askingWhenNotLoggedInSaysHowTo() {
        indexed();
        registry.askingFor("me", "secret");

        assertThatThrownBy(() -> client().digest(image("1"))).hasMessage(
                "registry %1$s answered 401 to %1$s/app:1: authentication required; log in with `docker login %1$s`", registry.domain());
    }

    @Test
    void askingWhenATokenIsWantedGetsOne() throws Exception {
        var digest = indexed();
        registry.askingForToken("me", "secret");

        assertThat(loggedIn(auth("me:secret")).digest(image("1"))).isEqualTo(digest);
        assertThat(registry.requests).containsExactly("HEAD /v2/app/manifests/1",
                "GET /token?service=here%2C+there&scope=repository%3Aapp%3Apull Basic bWU6c2VjcmV0",
                "HEAD /v2/app/manifests/1 Bearer t0ken");
    }

    @Test
    void askingWhenThereIsAnIdentityTokenPostsIt() throws Exception {
        var digest = indexed();
        registry.askingForToken("me", "secret");

        assertThat(loggedIn("\"identitytoken\":\"identity\"").digest(image("1"))).isEqualTo(digest);
        assertThat(registry.requests.get(1)).isEqualTo("POST /token");
    }

    @Test
    void askingWhenTheTokenServerWouldHearThePasswordInTheClearFails() throws Exception {
        indexed();
        registry.challenging("Bearer realm=\"http://tokens.test/token\"");
        var client = loggedIn(auth("me:secret"));

        assertThatThrownBy(() -> client.digest(image("1"))).hasMessage("registry " + registry.domain()
                + ": names a token server that cannot be used: \"http://tokens.test/token\"");
    }

    @Test
    void blobWhenRedirectedIsFetchedThereWithoutThePassword() throws Exception {
        try (var storage = new LocalRegistry()) {
            var digest = storage.blob("app", BLOB);
            registry.askingFor("me", "secret").redirectingBlobsTo("http://" + storage.domain());

            assertThat(loggedIn(auth("me:secret")).blob(image("1"), digest, 100).bytes()).isEqualTo(BLOB);
            assertThat(storage.requests).containsExactly("GET /v2/app/blobs/" + digest);
        }
    }

    @Test
    void blobWhenItRedirectsToItselfEnds() {
        registry.redirectingBlobsTo("http://" + registry.domain());
        var digest = ContentDigest.of(BLOB, "sha256");

        assertThatThrownBy(() -> client().blob(image("1"), digest, 100)).hasMessageContaining("more than 5 redirections");
    }

    @Test
    void blobWhenItIsAnotherThanNamedIsRefused() {
        var digest = ContentDigest.of(BLOB, "sha256");
        registry.put("/v2/app/blobs/" + digest, "application/octet-stream", new byte[] {1});

        assertThatThrownBy(() -> client().blob(image("1"), digest, 100)).isInstanceOf(RegistryException.class)
                .hasMessageContaining("as " + digest + " has another digest");
        assertThatThrownBy(() -> client().blob(image("1"), "../../x", 100)).hasMessageContaining("\"../../x\", which is no digest");
    }

    @Test
    void manifestWhenItIsAnotherThanItsDigestIsRefused() {
        var image = ImageReference.parse(registry.domain() + "/app@" + ContentDigest.of(BLOB, "sha256"));
        registry.put("/v2/app/manifests/" + image.digest(), INDEX, new byte[] {1});

        assertThatThrownBy(() -> client().manifest(image)).hasMessageContaining("has another digest");
    }

    @Test
    void blobWhenTooLongIsRefused() {
        var digest = registry.blob("app", new byte[101]);

        assertThat(client().blob(image("1"), digest, 101).bytes()).hasSize(101);
        assertThatThrownBy(() -> client().blob(image("1"), digest, 100))
                .hasMessage("registry " + registry.domain() + ": answers with more than 100 bytes");
    }
}
