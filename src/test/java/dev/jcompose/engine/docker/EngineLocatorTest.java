package dev.jcompose.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jcompose.engine.EngineUnreachableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineLocatorTest {

    @TempDir
    Path home = Path.of("");

    private final Map<String, String> environment = new HashMap<>();
    private Set<String> sockets = Set.of();
    private @Nullable String host;
    private @Nullable String context;

    @BeforeEach
    void nothingIsSaid() {
        environment.put("HOME", home.toString());
        environment.put("XDG_RUNTIME_DIR", "/run/user/7");
    }

    private EngineAddress located() {
        return new EngineLocator(new EngineChoice(host, context, environment), path -> sockets.contains(path.toString())).locate();
    }

    private void context(String name, String meta) throws Exception {
        var folder = home.resolve(".docker/contexts/meta").resolve(DockerContexts.sha256(name));
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("meta.json"), meta);
    }

    private void settings(String json) throws Exception {
        Files.createDirectories(home.resolve(".docker"));
        Files.writeString(home.resolve(".docker/config.json"), json);
    }

    @Test
    void locateWhenNothingIsThereNamesTheSystemSocket() {
        assertThat(located()).isEqualTo(new EngineAddress("unix:///var/run/docker.sock", "the system socket", null));
    }

    @Test
    void locateWhenNothingIsSaidTakesTheFirstSocketThatExists() {
        sockets = Set.of("/run/user/7/podman/podman.sock", "/run/podman/podman.sock");
        assertThat(located().text()).isEqualTo("unix:///run/user/7/podman/podman.sock");

        sockets = Set.of("/run/user/7/podman/podman.sock", "/run/user/7/docker.sock");
        assertThat(located().text()).isEqualTo("unix:///run/user/7/docker.sock");

        sockets = Set.of("/run/user/7/docker.sock", "/var/run/docker.sock");
        assertThat(located().text()).isEqualTo("unix:///var/run/docker.sock");
    }

    @Test
    void candidatesAreAskedInOrder() {
        assertThat(new EngineLocator(new EngineChoice(null, null, environment), path -> false).candidates())
                .extracting(EngineAddress::text).containsExactly(
                        "unix:///var/run/docker.sock",
                        "unix:///run/user/7/docker.sock",
                        "unix://" + home + "/.docker/run/docker.sock",
                        "unix://" + home + "/.docker/desktop/docker.sock",
                        "unix:///run/user/7/podman/podman.sock",
                        "unix:///run/podman/podman.sock");
    }

    @Test
    void locateWithAnEmptyEnvironmentStillFindsTheSystemSocket() {
        environment.clear();
        assertThat(located().text()).isEqualTo("unix:///var/run/docker.sock");
    }

    @Test
    void dockerHostWinsOverContextsAndSockets() throws Exception {
        settings("{\"currentContext\": \"far\"}");
        environment.put("DOCKER_CONTEXT", "far");
        environment.put("DOCKER_HOST", "tcp://10.0.0.5:2375");
        sockets = Set.of("/var/run/docker.sock");

        assertThat(located()).isEqualTo(new EngineAddress("tcp://10.0.0.5:2375", "DOCKER_HOST", null));
    }

    @Test
    void anEmptyDockerHostIsNone() {
        environment.put("DOCKER_HOST", "");
        assertThat(located().origin()).isEqualTo("the system socket");
    }

    @Test
    void hostOptionWinsOverDockerHost() {
        environment.put("DOCKER_HOST", "tcp://10.0.0.5:2375");
        host = "/run/other.sock";

        assertThat(located()).isEqualTo(new EngineAddress("unix:///run/other.sock", "--host", null));
    }

    @Test
    void currentContextIsRead() throws Exception {
        settings("{\"auths\": {}, \"currentContext\": \"near\"}");
        context("near", "{\"Name\":\"near\",\"Metadata\":{},\"Endpoints\":{\"docker\":{\"Host\":\"unix:///run/near.sock\",\"SkipTLSVerify\":false}}}");

        assertThat(located()).isEqualTo(new EngineAddress("unix:///run/near.sock", "the current docker context near", null));
    }

    @Test
    void contextOptionWinsOverDockerHostAndBringsItsCertificates() throws Exception {
        environment.put("DOCKER_HOST", "tcp://10.0.0.5:2375");
        context("far", "{\"Name\":\"far\",\"Endpoints\":{\"docker\":{\"Host\":\"tcp://far:2376\",\"SkipTLSVerify\":false}}}");
        var tls = home.resolve(".docker/contexts/tls").resolve(DockerContexts.sha256("far")).resolve("docker");
        Files.createDirectories(tls);
        context = "far";

        assertThat(located()).isEqualTo(new EngineAddress("tcp://far:2376", "--context far", new EngineAddress.Tls(tls, true)));
    }

    @Test
    void contextDefaultMeansTheSockets() throws Exception {
        settings("{\"currentContext\": \"far\"}");
        environment.put("DOCKER_CONTEXT", "default");

        assertThat(located().origin()).isEqualTo("the system socket");
    }

    @Test
    void contextWhenUnknownNamesThoseThereAre() throws Exception {
        context("near", "{\"Name\":\"near\",\"Endpoints\":{}}");
        context = "nope";

        assertThatThrownBy(this::located).isInstanceOf(EngineUnreachableException.class)
                .hasMessage("docker context \"nope\" not found (--context nope); there are \"default\", \"near\"");
    }

    @Test
    void settingsWhenBrokenAreAnError() throws Exception {
        settings("{");
        assertThatThrownBy(this::located).isInstanceOf(EngineUnreachableException.class)
                .hasMessageStartingWith(home.resolve(".docker/config.json") + ": cannot be read: ");
    }

    @Test
    void tlsIsVerifiedWhenAskedFor() {
        environment.put("DOCKER_HOST", "tcp://10.0.0.5:2376");
        environment.put("DOCKER_TLS_VERIFY", "1");
        assertThat(located().tls()).isEqualTo(new EngineAddress.Tls(home.resolve(".docker"), true));

        environment.put("DOCKER_CERT_PATH", "/certs");
        assertThat(located().tls()).isEqualTo(new EngineAddress.Tls(Path.of("/certs"), true));
    }

    @Test
    void tlsFilesWhenNamedOneByOneComeBeforeTheFolder() throws Exception {
        environment.put("DOCKER_HOST", "tcp://10.0.0.5:2376");
        environment.put("DOCKER_TLS_VERIFY", "1");
        environment.put("DOCKER_CERT_PATH", "/certs");
        var authority = java.nio.file.Files.writeString(home.resolve("own.pem"), "");
        environment.put("JCOMPOSE_TLSCACERT", authority.toString());
        assertThat(located().tls()).isEqualTo(
                new EngineAddress.Tls(authority, Path.of("/certs/cert.pem"), Path.of("/certs/key.pem"), true));

        environment.put("JCOMPOSE_TLSKEY", "/nowhere/key.pem");
        assertThatThrownBy(this::located).isInstanceOf(EngineUnreachableException.class)
                .hasMessage("failed to read TLS file /nowhere/key.pem: no such file that could be read");
    }

    @Test
    void sshIsRefusedWithWhatToDoInstead() {
        host = "ssh://me@far";
        assertThatThrownBy(this::located).isInstanceOf(EngineUnreachableException.class)
                .hasMessage("ssh://me@far (--host): ssh:// is not supported; forward the socket with"
                        + " `ssh -nNT -L /tmp/engine.sock:/var/run/docker.sock me@far` and use --host unix:///tmp/engine.sock,"
                        + " or let the engine listen on tcp:// with TLS");
    }

    @Test
    void otherSchemesAreRefused() {
        host = "gopher://far";
        assertThatThrownBy(this::located).hasMessage("gopher://far (--host): not an engine's address; write unix:///path, or tcp://host:port");

        host = "a b:1";
        assertThatThrownBy(this::located).hasMessage("tcp://a b:1 (--host): not an engine's address; write unix:///path, or tcp://host:port");
    }

    @Test
    void hostAndContextTogetherAreRefused() {
        host = "tcp://far:1";
        context = "near";
        assertThatThrownBy(this::located).hasMessage("--host and --context cannot both be given; leave one of them away");
    }
}
