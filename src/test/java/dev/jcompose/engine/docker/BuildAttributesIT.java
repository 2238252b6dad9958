package dev.jcompose.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jcompose.engine.ContainerSpec;
import dev.jcompose.engine.EngineException;
import dev.jcompose.engine.ImageProgress;
import dev.jcompose.engine.LogOptions;
import dev.jcompose.engine.OutputSink;
import dev.jcompose.model.Value;
import dev.jcompose.stack.Builds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Compose files built on the real engine, by the classic builder and, where the docker client has its plugin, by BuildKit.
@Timeout(180)
class BuildAttributesIT {

    private static final String LABEL = "dev.jcompose.test";

    @TempDir
    Path folder = Path.of("");

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final List<ImageProgress> lines = new ArrayList<>();
    private DockerEngine engine = DockerEngine.connect(EngineChoice.ofEnvironment());

    @AfterEach
    void removeWhatWasMade() {
        engine.containers(Map.of(LABEL, run)).forEach(container -> engine.removeContainer(container.id(), true));
        engine.images(Map.of(LABEL, run)).stream().flatMap(image -> image.tags().stream()).forEach(engine::removeImage);
        engine.close();
    }

    /// @param buildKit `1` needs the plugin, or the test does not count
    private void with(String buildKit) {
        engine.close();
        var environment = new HashMap<>(System.getenv());
        environment.put("DOCKER_BUILDKIT", buildKit);
        var choice = new EngineChoice(null, null, environment);
        engine = DockerEngine.connect(choice);
        assumeTrue(buildKit.equals("0") || BuildxPlugin.find(choice, new EngineLocator(choice).configFolder()) != null,
                "the docker client has no buildx plugin");
    }

    private void file(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /// @param services of a file in which `FOLDER` and `RUN` are this test's
    private String build(String services) {
        return engine.buildImage(Builds.of(services.replace("FOLDER", folder.toString()).replace("RUN", run), "web"), lines::add);
    }

    /// What a command in the image prints.
    private String said(String image, String script) throws InterruptedException {
        var config = Value.mapping().put("Cmd", Value.texts(List.of("sh", "-c", script))).build();
        var id = engine.createContainer(new ContainerSpec("jct-" + run + "-" + UUID.randomUUID(), null, image,
                new LinkedHashMap<>(Map.of(LABEL, run)), config, Value.Mapping.EMPTY, "none", new LinkedHashMap<>()));
        var out = new ByteArrayOutputStream();
        var sink = new OutputSink() {
            @Override
            public void stdout(byte[] buffer, int offset, int length) {
                out.write(buffer, offset, length);
            }

            @Override
            public void stderr(byte[] buffer, int offset, int length) {
                out.write(buffer, offset, length);
            }
        };
        engine.startContainer(id);
        try (var log = engine.logs(id, new LogOptions(true, "all", null, null, false), sink)) {
            log.await();
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1"})
    void attributesReachTheImage(String buildKit) throws Exception {
        with(buildKit);
        file("app/My.Dockerfile", """
                FROM busybox:1.35 AS one
                ARG WHO=nobody
                COPY . /in/
                RUN echo $WHO > /said; grep other /etc/hosts | cut -f1 >> /said; ulimit -n >> /said
                FROM busybox:1.35
                RUN nope-nope
                """);
        file("app/My.Dockerfile.dockerignore", "*.md\nMy.Dockerfile*\n");
        file("app/.dockerignore", "kept\n");
        file("app/kept", "k");
        file("app/not.md", "n");

        var id = build("""
                services:
                  web:
                    image: jct-RUN:1
                    build:
                      context: FOLDER/app
                      dockerfile: My.Dockerfile
                      target: one
                      args: {WHO: "$${you}"}
                      labels: {dev.jcompose.test: RUN, mine: "a $${b} %{c}"}
                      tags: ["jct-RUN:two", "jct-RUN-x:3"]
                      extra_hosts: ["other:1.2.3.4"]
                      ulimits: {nofile: {soft: 123, hard: 456}}
                      no_cache: true
                """);

        var image = engine.image("jct-" + run + ":1").orElseThrow();
        assertThat(image.id()).isEqualTo(id);
        assertThat(image.tags()).containsExactlyInAnyOrder("jct-" + run + ":1", "jct-" + run + ":two", "jct-" + run + "-x:3");
        assertThat(image.labels()).containsEntry("mine", "a ${b} %{c}").containsEntry("com.docker.compose.project", "shop")
                .containsEntry("com.docker.compose.service", "web").containsEntry("com.docker.compose.version", "2.40.3");
        assertThat(image.labels().containsKey("com.docker.compose.image.builder")).isEqualTo(buildKit.equals("0"));
        // Engine 20.10's BuildKit takes limits and does not set them.
        assertThat(said(id, "ls /in; cat /said")).startsWith("kept\n${you}\n1.2.3.4\n").endsWith(buildKit.equals("0") ? "\n123\n" : "\n");
        assertThat(lines).extracting(ImageProgress::text).anyMatch(line -> line.contains("FROM")).noneMatch(line -> line.contains("nope"));
    }

    @Test
    void secretsAreReadAndNotKept() throws Exception {
        with("1");
        file("app/Dockerfile", "FROM busybox:1.35\nRUN --mount=type=secret,id=one --mount=type=secret,id=key cat /run/secrets/one | rev > /said\n");
        file("elsewhere/key.txt", "secret\n");

        var id = build("""
                services:
                  web:
                    image: jct-RUN:1
                    build:
                      context: FOLDER/app
                      labels: {dev.jcompose.test: RUN}
                      secrets: [key, {source: key, target: one}]
                      no_cache: true
                secrets: {key: {file: FOLDER/elsewhere/key.txt}}
                """);

        assertThat(said(id, "cat /said; ls /run/secrets 2>/dev/null")).isEqualTo("terces\n");
    }

    @Test
    void filesAreTakenFromAnotherServicesBuild() throws Exception {
        with("1");
        file("base/Dockerfile", "FROM busybox:1.35\nRUN echo base > /base\n");
        file("app/Dockerfile", "FROM busybox:1.35\nCOPY --from=other /base /said\n");
        try {
            var id = build("""
                    services:
                      web:
                        image: jct-RUN:1
                        build: {context: FOLDER/app, labels: {dev.jcompose.test: RUN}, additional_contexts: {other: "service:base"}}
                      base: {image: "jct-RUN-base:1", build: {context: FOLDER/base}}
                    """);
            assertThat(said(id, "cat /said")).isEqualTo("base\n");
            assertThat(engine.image("jct-" + run + "-base:1")).as("what was not asked for").isEmpty();
        } catch (EngineException old) {
            assumeTrue(!old.answer().contains("unsupported frontend capability"), "the engine's BuildKit knows no further contexts");
            throw old;
        }
    }

    @Test
    void buildThatFailsInBuildKitSaysWhy() throws Exception {
        with("1");
        file("app/Dockerfile", "FROM busybox:1.35\nRUN echo some words; exit 3\n");

        assertThatThrownBy(() -> build("services: {web: {build: FOLDER/app}}")).isInstanceOf(EngineException.class)
                .hasMessageStartingWith("build image shop-web: ").hasMessageContaining("exit code: 3");
        assertThat(lines).extracting(ImageProgress::text).anyMatch(line -> line.endsWith("some words"));
    }
}
