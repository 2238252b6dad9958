package dev.jcompose.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jcompose.engine.ContainerSpec;
import dev.jcompose.engine.EngineException;
import dev.jcompose.engine.ImageProgress;
import dev.jcompose.model.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is sent, where the real engine at hand cannot show it.
class AdapterTest {

    @TempDir
    Path folder = Path.of("");

    private FakeEngine fake;

    @BeforeEach
    void start() throws Exception {
        fake = new FakeEngine(folder);
    }

    @AfterEach
    void stop() throws Exception {
        fake.close();
    }

    private static ContainerSpec onTwoNetworks() {
        var endpoints = new LinkedHashMap<String, ContainerSpec.Endpoint>();
        endpoints.put("front", new ContainerSpec.Endpoint(null, Value.Mapping.EMPTY));
        endpoints.put("back", new ContainerSpec.Endpoint(null, Value.Mapping.EMPTY));
        return new ContainerSpec("web", "linux/arm64", "busybox", new LinkedHashMap<>(), Value.Mapping.EMPTY, Value.Mapping.EMPTY, "front", endpoints);
    }

    @Test
    void createSendsAllEndpointsAtOnceToANewEngine() {
        fake.answering(201, "{\"Id\":\"1234\"}");
        try (var engine = fake.client()) {
            assertThat(engine.createContainer(onTwoNetworks())).isEqualTo("1234");
        }
        assertThat(fake.asked).hasSize(1);
        assertThat(fake.asked.getFirst().line()).isEqualTo("POST /v1.47/containers/create?name=web&platform=linux%2Farm64 HTTP/1.1");
        assertThat(fake.asked.getFirst().text()).isEqualTo("{\"Image\":\"busybox\",\"Labels\":{},\"HostConfig\":{\"NetworkMode\":\"front\"},"
                + "\"NetworkingConfig\":{\"EndpointsConfig\":{\"front\":{},\"back\":{}}}}");
    }

    @Test
    void createWhenTheClientHasProxiesHandsThemToTheContainerUnlessItHasItsOwn() throws Exception {
        Files.writeString(folder.resolve("config.json"), """
                {"proxies": {"default": {"httpProxy": "http://p:1", "noProxy": "localhost"}}}""");
        fake.answering(201, "{\"Id\":\"1234\"}");
        var spec = new ContainerSpec("web", null, "busybox", new LinkedHashMap<>(),
                Value.mapping().put("Env", Value.texts(List.of("A=1", "NO_PROXY", "http_proxy=own"))).build(), Value.Mapping.EMPTY, "none",
                new LinkedHashMap<>());
        try (var engine = fake.client("DOCKER_CONFIG", folder.toString())) {
            engine.createContainer(spec);
        }
        assertThat(fake.asked.getFirst().text())
                .contains("\"Env\":[\"A=1\",\"NO_PROXY\",\"http_proxy=own\",\"HTTP_PROXY=http://p:1\",\"no_proxy=localhost\"]");
    }

    @Test
    void createRemovesTheContainerWhenAnOlderEngineRefusesASecondNetwork() {
        fake.answering((asked, in, out) -> {
            FakeEngine.respond(out, asked.line().contains("connect") ? 403 : 200,
                    asked.line().contains("connect") ? "{\"message\":\"no\"}" : "{\"Id\":\"1234\"}");
            return true;
        });
        try (var engine = fake.client("DOCKER_API_VERSION", "1.43")) {
            assertThatThrownBy(() -> engine.createContainer(onTwoNetworks())).hasMessageStartingWith("create container web: ");
        }
        assertThat(fake.asked).extracting(FakeEngine.Asked::line).containsExactly(
                "POST /v1.43/containers/create?name=web&platform=linux%2Farm64 HTTP/1.1",
                "POST /v1.43/networks/back/connect HTTP/1.1",
                "DELETE /v1.43/containers/1234?force=1&v=1 HTTP/1.1");
        assertThat(fake.asked.getFirst().text()).contains("{\"EndpointsConfig\":{\"front\":{}}}");
    }

    @Test
    void infoTellsTheVersionThatIsSpoken() {
        fake.answering(200, "{\"Version\":\"27.3.1\",\"ApiVersion\":\"1.47\"}");
        try (var engine = fake.client("DOCKER_API_VERSION", "1.43")) {
            assertThat(engine.info().apiVersion()).isEqualTo("1.43");
        }
        try (var engine = fake.client()) {
            assertThat(engine.info().apiVersion()).isEqualTo("1.47");
        }
    }

    @Test
    void anApiVersionThatIsNoneIsRefused() {
        try (var engine = fake.client("DOCKER_API_VERSION", "newest")) {
            assertThatThrownBy(engine::networks).hasMessage("DOCKER_API_VERSION: \"newest\" is not a version such as 1.41");
        }
    }

    @Test
    void timeoutsAreWholeSecondsRoundedUp() {
        fake.answering(304, "");
        try (var engine = fake.client()) {
            engine.stopContainer("a", Duration.ofMillis(1500));
            engine.stopContainer("a", null);
        }
        assertThat(fake.asked).extracting(FakeEngine.Asked::line)
                .containsExactly("POST /v1.47/containers/a/stop?t=2 HTTP/1.1", "POST /v1.47/containers/a/stop HTTP/1.1");
    }

    @Test
    void stopAndRestartWhenTheContainerEndsMeanwhileAreDone() {
        var asked = new java.util.concurrent.atomic.AtomicInteger();
        fake.answering((request, in, out) -> {
            boolean refuses = request.line().contains("/stop") || request.line().contains("/restart") && asked.getAndIncrement() == 0;
            FakeEngine.respond(out, refuses ? 500 : 204, refuses ? "{\"message\":\"cannot stop container: a: container a is not running\"}" : "");
            return true;
        });
        try (var engine = fake.client()) {
            engine.stopContainer("a", null);
            engine.restartContainer("a", null);
        }
        assertThat(fake.asked).extracting(FakeEngine.Asked::line).startsWith("POST /v1.47/containers/a/stop HTTP/1.1",
                "POST /v1.47/containers/a/restart HTTP/1.1", "POST /v1.47/containers/a/restart HTTP/1.1");
    }

    @Test
    void stopWhenRefusedForAnotherReasonIsRefused() {
        fake.answering(500, "{\"message\":\"cannot stop container: a: permission denied\"}");
        try (var engine = fake.client()) {
            assertThatThrownBy(() -> engine.stopContainer("a", null))
                    .hasMessage("stop container a: Error response from daemon: cannot stop container: a: permission denied");
            assertThatThrownBy(() -> engine.restartContainer("a", null)).isInstanceOf(EngineException.class);
        }
    }

    @Test
    void labelsAreSentSortedAndEscaped() {
        fake.answering(200, "[]");
        try (var engine = fake.client()) {
            engine.containers(Map.of("b", "", "a", "x y&z"));
        }
        assertThat(java.net.URLDecoder.decode(fake.asked.getFirst().line(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("GET /v1.47/containers/json?all=1&filters={\"label\":[\"a=x y\\u0026z\",\"b\"]} HTTP/1.1");
    }

    @Test
    void pullTellsOfItsLayersAndFailsWithTheErrorInTheStream() {
        fake.answering(200, """
                {"status":"Pulling from library/app","id":"1"}
                {"status":"Downloading","progressDetail":{"current":5,"total":10},"progress":"[=>]","id":"layer"}
                {"errorDetail":{"message":"manifest unknown"},"error":"manifest unknown"}
                """);
        var progress = new ArrayList<ImageProgress>();
        try (var engine = fake.client()) {
            assertThatThrownBy(() -> engine.pullImage("app@sha256:ab", "linux/arm64", progress::add))
                    .hasMessage("pull image app@sha256:ab: Error response from daemon: manifest unknown");
        }
        assertThat(progress).containsExactly(
                new ImageProgress("layer", "Downloading", 5, 10));
        assertThat(fake.asked.getFirst().line())
                .isEqualTo("POST /v1.47/images/create?fromImage=app&tag=sha256%3Aab&platform=linux%2Farm64 HTTP/1.1");
    }

    @Test
    void theObserverHearsOfEachRequestAndCanRefuseIt() {
        fake.answering(200, "[]");
        var heard = new ArrayList<String>();
        var choice = new EngineChoice("unix://" + folder + "/engine.sock", null, Map.of());
        try (var engine = DockerEngine.connect(choice, (method, path) -> {
            heard.add(method + " " + path);
            if (!method.equals("GET")) {
                throw new IllegalStateException("a changing request");
            }
        })) {
            engine.networks();
            assertThatThrownBy(() -> engine.removeNetwork("n")).hasMessage("a changing request");
        }
        assertThat(heard).containsExactly("GET /_ping", "GET /v1.47/networks", "DELETE /v1.47/networks/n");
        assertThat(fake.asked).hasSize(1);
    }
}
