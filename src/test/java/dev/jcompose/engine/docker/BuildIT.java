package dev.jcompose.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jcompose.engine.BuildSpec;
import dev.jcompose.engine.ContainerSpec;
import dev.jcompose.engine.EngineException;
import dev.jcompose.engine.ImageProgress;
import dev.jcompose.engine.LogOptions;
import dev.jcompose.engine.OutputSink;
import dev.jcompose.model.Build;
import dev.jcompose.model.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Builds on the real engine, looked at from inside of the image.
@Timeout(120)
class BuildIT {

    private static final String LABEL = "dev.jcompose.test";

    @TempDir
    Path folder = Path.of("");

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final DockerEngine engine = DockerEngine.connect(classic());
    private final List<ImageProgress> lines = new ArrayList<>();

    /// Also where the docker client has its plugin for BuildKit.
    private static EngineChoice classic() {
        var environment = new HashMap<>(System.getenv());
        environment.put("DOCKER_BUILDKIT", "0");
        return new EngineChoice(null, null, environment);
    }

    @AfterEach
    void removeWhatWasMade() {
        engine.containers(Map.of(LABEL, run)).forEach(container -> engine.removeContainer(container.id(), true));
        engine.images(Map.of(LABEL, run)).stream().flatMap(image -> image.tags().stream()).forEach(engine::removeImage);
        engine.close();
    }

    private void file(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String build(String context, @Nullable String dockerfile, @Nullable String inline, Map<String, @Nullable String> args,
            @Nullable String target) {
        var plain = Build.of(folder.resolve(context).toString(), dockerfile);
        return engine.buildImage(spec(new Build(plain.context(), dockerfile, inline, new LinkedHashMap<>(args), target, plain.labels(),
                plain.additionalContexts(), plain.caching(), null, List.of(), null, plain.ulimits(), List.of(), plain.ssh(),
                plain.attestations(), List.of(), List.of(), List.of(), false, null, plain.extensions())), lines::add);
    }

    private BuildSpec spec(Build build) {
        return new BuildSpec("web", "jct-" + run + ":1", build, new LinkedHashMap<>(Map.of(LABEL, run)), List.of(), List.of(),
                new LinkedHashMap<>());
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
        return out.toString(java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void contextComesWithoutWhatIsIgnoredAndWithItsModes() throws Exception {
        file("app/Dockerfile", "FROM busybox:1.35\nCOPY . /in/\n");
        file("app/.dockerignore", "*.md\n!README.md\n**/secret\nDockerfile\n");
        file("app/README.md", "r");
        file("app/other.md", "o");
        file("app/src/secret", "s");
        file("app/src/run.sh", "echo run\n");
        file("app/src/" + "long".repeat(60), "l");
        Files.setPosixFilePermissions(folder.resolve("app/src/run.sh"), java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-x---"));
        Files.createSymbolicLink(folder.resolve("app/link"), Path.of("src/run.sh"));

        var id = build("app", null, null, Map.of(), null);

        assertThat(said(id, "cd /in; find . -type f -o -type l | sort; stat -c %a:%u src/run.sh; readlink link")).isEqualTo("""
                ./.dockerignore
                ./README.md
                ./link
                ./src/%s
                ./src/run.sh
                750:0
                src/run.sh
                """.formatted("long".repeat(60)));
    }

    @Test
    void inlineDockerfileIsNotPartOfTheImage() throws Exception {
        file("app/a", "a");
        file("app/Dockerfile", "FROM nope-nope\n");

        var id = build("app", null, "FROM busybox:1.35\nARG WHO=nobody\nCOPY . /in/\nRUN echo hello $WHO > /said\n", Map.of("WHO", "you"), null);

        assertThat(said(id, "cat /said; ls -A /in")).isEqualTo("hello you\nDockerfile\na\n");
    }

    @Test
    void dockerfileOutsideOfTheContextAndTargetAreFollowed() throws Exception {
        file("app/a", "a");
        file("elsewhere/My.Dockerfile", """
                FROM busybox:1.35 AS one
                RUN echo one > /said
                FROM busybox:1.35 AS two
                RUN nope-nope
                """);

        var id = build("app", folder.resolve("elsewhere/My.Dockerfile").toString(), null, Map.of(), "one");

        assertThat(said(id, "cat /said")).isEqualTo("one\n");
        assertThat(engine.image("jct-" + run + ":1").orElseThrow().id()).isEqualTo(id);
    }

    @Test
    void buildThatFailsSaysWhy() throws Exception {
        file("app/Dockerfile", "FROM busybox:1.35\nRUN echo some words; exit 3\n");

        assertThatThrownBy(() -> build("app", null, null, Map.of(), null)).isInstanceOf(EngineException.class)
                .hasMessageStartingWith("build image jct-" + run + ":1: Error response from daemon: ")
                .hasMessageContaining("The command '/bin/sh -c echo some words; exit 3' returned a non-zero code: 3");
        assertThat(lines).extracting(ImageProgress::text).contains("some words");
    }

    @Test
    void buildOfAContextThatIsMissingSaysSo() {
        assertThatThrownBy(() -> build("nope", null, null, Map.of(), null))
                .hasMessageContaining("the build context cannot be read: " + folder.resolve("nope") + ": no such folder");
        assertThatThrownBy(() -> build("", "My.Dockerfile", null, Map.of(), null))
                .hasMessageContaining(folder.resolve("My.Dockerfile") + ": no such Dockerfile");
    }

    @Test
    void imageSaysWhatItDeclares() throws Exception {
        file("app/Dockerfile", "FROM busybox:1.35\nVOLUME /data\nHEALTHCHECK CMD true\n");

        var image = engine.image(build("app", null, null, Map.of(), null)).orElseThrow();

        assertThat(image.volumes()).containsExactly("/data");
        assertThat(image.hasHealthcheck()).isTrue();
        assertThat(image.labels()).containsEntry(LABEL, run);
    }
}
