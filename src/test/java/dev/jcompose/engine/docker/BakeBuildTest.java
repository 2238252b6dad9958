package dev.jcompose.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jcompose.engine.BuildSpec;
import dev.jcompose.engine.EngineException;
import dev.jcompose.engine.ImageProgress;
import dev.jcompose.stack.Builds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// How the plugin is found and run; a shell script stands in for it.
@Timeout(60)
class BakeBuildTest {

    @TempDir
    Path folder = Path.of("");

    private FakeEngine fake;
    private final List<ImageProgress> said = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        fake = new FakeEngine(folder);
        fake.answering(200, "{\"Id\":\"sha256:1\"}");
    }

    @AfterEach
    void stop() throws Exception {
        fake.close();
    }

    /// @param run what it does when it is to build; `$metadata` is the file that it writes
    private void plugin(String version, String run) throws IOException {
        var file = folder.resolve("cli-plugins/docker-buildx");
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                #!/bin/sh
                if [ "$1" = docker-cli-plugin-metadata ]; then echo '{"SchemaVersion":"0.1.0","Version":"%s"}'; exit; fi
                metadata=$7
                %s
                """.formatted(version, run));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private DockerEngine client(String... more) {
        var environment = new ArrayList<>(List.of("DOCKER_CONFIG", folder.toString(), "PATH", System.getenv("PATH")));
        environment.addAll(List.of(more));
        return fake.client(environment.toArray(String[]::new));
    }

    private List<String> lines() {
        return said.stream().map(ImageProgress::text).toList();
    }

    @Test
    void pluginReadsTheBuildAndIsToldTheEngine() throws Exception {
        plugin("v0.17.0", "echo \"$@\"; echo $DOCKER_HOST $TOKEN; cat; echo; echo >&2; echo last >&2;"
                + "echo '{\"web\":{\"containerimage.digest\":\"sha256:2\"}}' > $metadata");

        try (var engine = client("DOCKER_CONTEXT", "other")) {
            assertThat(engine.buildImage(Builds.ofWeb("privileged: true"), said::add)).isEqualTo("sha256:1");
        }
        assertThat(lines().get(0).replaceAll("file \\S+[.]json", "file M")).isEqualTo("bake --file - --progress plain --metadata-file M"
                + " --allow fs=* --allow security.insecure");
        assertThat(lines().get(1)).isEqualTo("unix://" + folder + "/engine.sock");
        assertThat(lines().get(2)).startsWith("{\"group\":{\"default\":{\"targets\":[\"web\"]}},\"target\":{\"web\":{\"context\":\"/srv/shop\"");
        assertThat(lines().get(3)).isEqualTo("last");
        assertThat(fake.asked).extracting(FakeEngine.Asked::line).containsExactly("GET /v1.47/images/shop-web/json HTTP/1.1");
    }

    @Test
    void digestStandsForAnImageThatTheEngineDoesNotHold() throws Exception {
        plugin("0.29.1+ds1", "cat > /dev/null; echo '{\"web\":{\"containerimage.digest\":\"sha256:2\"}}' > $metadata");
        fake.answering(404, "{}");

        try (var engine = client()) {
            assertThat(engine.buildImage(Builds.ofWeb("context: ."), said::add)).isEqualTo("sha256:2");
        }
    }

    @Test
    void buildThatFailsSaysWhy() throws Exception {
        plugin("v1.0.0", "cat > /dev/null; echo '#1 work'; echo 'ERROR: target web: failed to solve:'; echo 'no such thing'; exit 1");

        try (var engine = client()) {
            assertThatThrownBy(() -> engine.buildImage(Builds.ofWeb("context: ."), said::add)).isInstanceOf(EngineException.class)
                    .hasMessage("build image shop-web: target web: failed to solve:\nno such thing");
        }
        assertThat(lines()).containsExactly("#1 work");
    }

    @Test
    void pluginThatFailsWithoutAWordIsNamed() throws Exception {
        plugin("v1.0.0", "exit 7");

        try (var engine = client()) {
            assertThatThrownBy(() -> engine.buildImage(Builds.ofWeb("context: ."), said::add))
                    .hasMessage("build image shop-web: " + folder + "/cli-plugins/docker-buildx ended with exit code 7");
        }
    }

    @Test
    void buildThatIsCalledOffEndsThePlugin() throws Exception {
        plugin("v1.0.0", "trap 'echo ended > " + folder + "/ended; exit 1' TERM; cat > /dev/null; echo begun; while :; do sleep 0.1; done");
        var begun = new CountDownLatch(1);
        var failure = new AtomicReference<Throwable>();
        try (var engine = client()) {
            var build = Thread.ofPlatform().start(() -> {
                try {
                    engine.buildImage(Builds.ofWeb("context: ."), line -> begun.countDown());
                } catch (EngineException stopped) {
                    failure.set(stopped);
                }
            });
            begun.await();
            build.interrupt();
            build.join();
        }
        assertThat(failure.get()).hasMessage("build image shop-web: interrupted").hasCauseInstanceOf(InterruptedException.class);
        assertThat(folder.resolve("ended")).exists();
    }

    @Test
    void pluginThatIsTooOldOrNoneIsRefused() throws Exception {
        plugin("v0.16.2", "exit 1");
        try (var engine = client()) {
            assertThatThrownBy(() -> engine.buildImage(Builds.ofWeb("context: ."), said::add)).hasMessage(
                    "build image shop-web: compose build requires buildx 0.17 or later: " + folder + "/cli-plugins/docker-buildx is v0.16.2;"
                            + " update it, or set DOCKER_BUILDKIT=0 to use the classic builder");
            Files.writeString(folder.resolve("cli-plugins/docker-buildx"), "#!/bin/sh\n");
            assertThatThrownBy(() -> engine.buildImage(Builds.ofWeb("context: ."), said::add))
                    .hasMessageContaining("docker-buildx: does not answer as a plugin of the docker client does; update it");
        }
    }

    @Test
    void switchThatIsNoneIsRefused() {
        try (var engine = client("DOCKER_BUILDKIT", "on")) {
            assertThatThrownBy(() -> engine.buildImage(Builds.ofWeb("context: ."), said::add)).hasMessage("build image shop-web: "
                    + "DOCKER_BUILDKIT environment variable expects boolean value: \"on\"; set it to 0 or 1");
        }
    }

    @Test
    void pluginIsFoundWhereTheSettingsSay() throws Exception {
        plugin("v1.0.0", "exit 7");
        var settings = Files.createDirectory(folder.resolve("settings"));
        Files.writeString(settings.resolve("config.json"), "{\"cliPluginsExtraDirs\": [\"" + folder + "/cli-plugins\"]}");
        var choice = new EngineChoice(null, null, java.util.Map.of());

        assertThat(BuildxPlugin.find(choice, settings)).isEqualTo(new BuildxPlugin(folder.resolve("cli-plugins/docker-buildx")));
        assertThat(BuildxPlugin.find(new EngineChoice(null, null, java.util.Map.of("DOCKER_BUILDKIT", "false")), settings)).isNull();
    }

    @Test
    void secretsWithAnOwnerAreAWarning() throws Exception {
        plugin("v1.0.0", "cat > /dev/null; echo '{\"web\":{\"containerimage.digest\":\"sha256:2\"}}' > $metadata");
        try (var engine = client()) {
            engine.buildImage(Builds.ofWeb("secrets: [{source: key, uid: \"1\"}]"), said::add);
        }
        assertThat(said).containsExactly(
                ImageProgress.warning("secrets `uid`, `gid` and `mode` are not supported by BuildKit, they will be ignored"));
    }

    @Test
    void buildInAnotherMannerIsSaidToBake() throws IOException {
        plugin("v0.29.1", "cat >/dev/null; echo \"$@\"; echo '{\"web\":{\"containerimage.digest\":\"sha256:2\"}}' > $metadata");
        try (var engine = client("BUILDKIT_PROGRESS", "rawjson")) {
            engine.buildImage(Builds.ofWeb("context: .").in(new BuildSpec.Manner("other", false, false, 0, "mode=max", "true")), said::add);
        }
        assertThat(said).extracting(ImageProgress::text).singleElement().asString()
                .contains("--progress rawjson", " --builder=other --provenance=mode=max --sbom=true");
    }

    @Test
    void checkTellsItsFindingsAndFailsWithThem() throws IOException {
        var check = Builds.ofWeb("context: .").in(new BuildSpec.Manner(null, false, true, 0, null, null));
        plugin("v0.29.1", "grep -q '\"call\":\"lint\"' && echo 'all is well'; echo '#1 looking' >&2");
        try (var engine = client()) {
            assertThat(engine.buildImage(check, said::add)).isEmpty();
            assertThat(said).extracting(ImageProgress::text).containsExactly("#1 looking", "all is well");
            plugin("v0.29.1", "cat >/dev/null; echo 'WARNING: StageNameCasing'; exit 1");
            assertThatThrownBy(() -> engine.buildImage(check, said::add)).hasMessageEndingWith(": WARNING: StageNameCasing");
        }
    }

    @Test
    void buildWhenVariablesCannotBeReadIsRefused() throws IOException {
        plugin("v0.29.1", "exit 1");
        try (var engine = client("COMPOSE_BAKE", "xyz")) {
            assertThatThrownBy(() -> engine.buildImage(Builds.ofWeb("context: ."), said::add))
                    .hasMessageContaining("COMPOSE_BAKE: strconv.ParseBool: parsing \"xyz\": invalid syntax; set it to true or false");
        }
        try (var engine = client("BUILDKIT_PROGRESS", "bogus")) {
            assertThatThrownBy(() -> engine.buildImage(Builds.ofWeb("context: ."), said::add)).hasMessageContaining("invalid progress mode bogus");
        }
    }
}
