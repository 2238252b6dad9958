package dev.jcompose.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jcompose.engine.BuildSpec;
import dev.jcompose.engine.EngineException;
import dev.jcompose.engine.ImageProgress;
import dev.jcompose.stack.Builds;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the classic builder is asked, and what it is not.
class ClassicBuildTest {

    private static final String REMOTE = "context: \"https://host/a.git\"\n";

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

    /// The request's query, decoded, with `&` between its parts.
    private String asked(BuildSpec spec, String... environment) {
        try (var engine = fake.client(environment)) {
            assertThat(engine.buildImage(spec, said::add)).isEqualTo("sha256:1");
        }
        var line = fake.asked.getFirst().line();
        return URLDecoder.decode(line.substring(line.indexOf('?') + 1, line.lastIndexOf(' ')), StandardCharsets.UTF_8);
    }

    @Test
    void classicBuilderWhenBakeIsExpectedSaysWhatItCannotDo() {
        asked(Builds.ofWeb(REMOTE), "DOCKER_BUILDKIT", "0");
        assertThat(said).extracting(ImageProgress::text).singleElement().asString().startsWith(
                "Docker Compose is configured to build using Bake, but buildkit isn't enabled; images are built with the engine's classic");
    }

    @Test
    void requestOfABuildInAnotherMannerHasItsMemoryAndWarnsOfTheRest() {
        var spec = Builds.ofWeb(REMOTE).in(new BuildSpec.Manner("other", false, false, 64, "true", "true"));
        assertThat(asked(spec, "DOCKER_BUILDKIT", "0", "COMPOSE_BAKE", "false")).contains("&memory=64");
        assertThat(said).extracting(ImageProgress::text).containsExactly("the classic builder ignores provenance, BuildKit does not",
                "the classic builder ignores sbom, BuildKit does not", "the classic builder ignores --builder other, BuildKit does not");
    }

    @Test
    void requestOfABuildThatSaysNothingButItsContext() {
        assertThat(asked(Builds.ofWeb(REMOTE), "DOCKER_BUILDKIT", "0", "COMPOSE_BAKE", "false")).isEqualTo("t=shop-web&rm=1&forcerm=1"
                + "&labels={\"com.docker.compose.image.builder\":\"classic\",\"com.docker.compose.project\":\"shop\","
                + "\"com.docker.compose.service\":\"web\",\"com.docker.compose.version\":\"2.40.3\"}"
                + "&remote=https://host/a.git&dockerfile=Dockerfile");
        assertThat(said).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            args: {A: 1}                              | &buildargs={"A":"1"}
            target: dev                               | &target=dev
            labels: {mine: x}                         | "mine":"x"
            tags: [a:1]                               | t=a:1&t=shop-web
            cache_from: [a, "type=registry,ref=b:1"]  | &cachefrom=["a","b:1"]
            no_cache: true                            | &nocache=1
            pull: true                                | &pull=1
            network: host                             | &networkmode=host
            shm_size: 64m                             | &shmsize=67108864
            ulimits: {nofile: {soft: 1, hard: 2}}     | &ulimits=[{"Name":"nofile","Hard":2,"Soft":1}]
            extra_hosts: ["h:1.2.3.4", "g:::1"]       | &extrahosts=g:::1&extrahosts=h:1.2.3.4
            platforms: [linux/arm64]                  | &platform=linux/arm64
            isolation: process                        | &isolation=process
            dockerfile: sub/D                         | &dockerfile=sub/D
            """)
    void attributeIsAskedFor(String build, String expected) {
        assertThat(asked(Builds.ofWeb(REMOTE + build), "DOCKER_BUILDKIT", "0", "COMPOSE_BAKE", "false")).contains(expected);
        assertThat(said).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            privileged: true                     | privileged mode
            additional_contexts: {a: ./a}        | additional contexts
            ssh: [default]                       | SSH keys
            secrets: [key]                       | secrets
            dockerfile_inline: FROM a            | dockerfile_inline with a remote context
            """)
    void attributeThatTakesBuildKitIsRefused(String build, String what) {
        try (var engine = fake.client("DOCKER_BUILDKIT", "0")) {
            assertThatThrownBy(() -> engine.buildImage(Builds.ofWeb(REMOTE + build), said::add)).isInstanceOf(EngineException.class)
                    .hasMessage("build image shop-web: the classic builder doesn't support " + what
                            + ", set DOCKER_BUILDKIT=1 to use BuildKit");
        }
        assertThat(fake.asked).isEmpty();
    }

    @Test
    void severalPlatformsAreRefused() {
        var one = Builds.ofWeb(REMOTE);
        var several = new BuildSpec(one.service(), one.image(), one.build(), one.labels(), List.of("linux/amd64", "linux/arm64"),
                one.secrets(), one.services());
        try (var engine = fake.client("DOCKER_BUILDKIT", "0")) {
            assertThatThrownBy(() -> engine.buildImage(several, said::add))
                    .hasMessageContaining("the classic builder doesn't support multi-arch build, set DOCKER_BUILDKIT=1 to use BuildKit");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cache_from: ["type=local,src=/c"]  | cache_from type=local,src=/c
            cache_to: [a]                      | cache_to
            no_cache_filter: [a]               | no_cache_filter
            entitlements: [network.host]       | entitlements
            provenance: true                   | provenance
            sbom: mode=max                     | sbom
            """)
    void attributeThatDockerComposeDropsSilentlyIsAWarning(String build, String what) {
        asked(Builds.ofWeb(REMOTE + build), "DOCKER_BUILDKIT", "0", "COMPOSE_BAKE", "false");

        assertThat(said).containsExactly(ImageProgress.warning("the classic builder ignores " + what + ", BuildKit does not"));
    }

    @Test
    void proxiesOfTheClientAreArgumentsUnlessTheFileHasThem() throws Exception {
        Files.writeString(folder.resolve("config.json"), """
                {"proxies": {"default": {"httpProxy": "http://p:1", "noProxy": "localhost"}}}""");

        assertThat(asked(Builds.ofWeb(REMOTE + "args: {http_proxy: mine}"), "DOCKER_BUILDKIT", "0", "DOCKER_CONFIG", folder.toString()))
                .contains("&buildargs={\"http_proxy\":\"mine\",\"HTTP_PROXY\":\"http://p:1\",\"NO_PROXY\":\"localhost\",\"no_proxy\":\"localhost\"}");
    }

    @Test
    void refusalNamesTheFoldersWhereThePluginIsMissing() {
        org.junit.jupiter.api.Assumptions.assumeTrue(BuildxPlugin.folders(null).stream()
                .noneMatch(system -> Files.exists(system.resolve("docker-buildx"))), "the machine has a plugin of its own");
        try (var engine = fake.client("DOCKER_CONFIG", folder.toString())) {
            assertThatThrownBy(() -> engine.buildImage(Builds.ofWeb(REMOTE + "secrets: [key]"), said::add))
                    .hasMessageContaining("the classic builder doesn't support secrets, set DOCKER_BUILDKIT=1 to use BuildKit"
                            + " with the docker client's buildx plugin, 0.17 or later, which is in none of " + folder + "/cli-plugins, ");
        }
    }
}
