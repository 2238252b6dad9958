package dev.jcompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.engine.memory.InMemoryEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `build`, `pull` and `push` on an engine in memory.
class ImageCommandsTest {

    @TempDir
    private Path directory;

    private final InMemoryEngine engine = new InMemoryEngine().withImage("here:1");
    private Run jcompose = new Run();

    @BeforeEach
    void writeFile() throws IOException {
        Files.writeString(directory.resolve("compose.yaml"), """
                name: shop
                services:
                  web: {build: {context: ., dockerfile_inline: FROM here, args: {A: "1"}}, depends_on: [api]}
                  api: {image: "reg.test/api:1", build: {context: ., dockerfile_inline: FROM here, tags: ["reg.test/api:2"]}}
                  db: {image: "here:1", pull_policy: missing}
                  ext: {image: "reg.test/ext:1"}
                """);
        engine.script().published("reg.test/ext:1");
        jcompose = new Run().on(engine, directory);
    }

    @Test
    void pullWhenWhatCanBeBuiltIsNotToBeHadSaysHowToBuildIt() {
        jcompose.run("pull");

        assertThat(jcompose.exitCode).isEqualTo(1);
        assertThat(jcompose.err()).startsWith(" db Skipped - Image is already present locally \n web Skipped - No image to be pulled \n")
                .contains(" api Pulling \n", " api Warning pull access denied for reg.test/api,", " ext Pulled \n",
                        "WARNING: Some service image(s) must be built from source by running:\n    jcompose build api\n")
                .contains("compose.yaml:4:9: pull image reg.test/api:1: ");
        assertThat(jcompose.out()).isEmpty();
    }

    @Test
    void pullWhenFailuresAreIgnoredSucceeds() {
        assertThat(jcompose.run("pull", "--ignore-pull-failures").exitCode).isZero();
        assertThat(jcompose.err()).contains(" api Warning ", "WARNING: Some service image(s)");
        assertThat(jcompose.run("pull", "--ignore-buildable", "api", "ext").exitCode).isZero();
        assertThat(jcompose.err()).contains(" api Skipped - Image can be built \n");
    }

    @Test
    void pullWhenServicesAreNamedLeavesTheirDependenciesOutUnlessTheyAreIncluded() {
        assertThat(jcompose.run("pull", "web").err()).isEqualTo(" web Skipped - No image to be pulled \n");
        assertThat(jcompose.run("pull", "--include-deps", "--policy", "always", "web").err()).contains(" api Pulling \n");
        assertThat(jcompose.run("pull", "nope").err()).startsWith("no such service: nope");
        assertThat(jcompose.exitCode).isEqualTo(1);
    }

    @Test
    void pullWhenOldFlagsAreGivenSaysThatTheyDoNothing() {
        assertThat(jcompose.run("pull", "-q", "--parallel", "--no-parallel", "ext").err()).isEqualTo("""
                option '--no-parallel' is DEPRECATED and will be ignored.
                option '--parallel' is DEPRECATED and will be ignored.
                 ext Pulling\s
                 ext Pulled\s
                """);
    }

    @Test
    void pushTellsOfLayersOnlyAndSkipsWhatIsNotBuiltHere() {
        engine.withImage("reg.test/api:1").withImage("reg.test/api:2");

        assertThat(jcompose.run("push").err()).startsWith(" db Skipped \n ext Skipped \n web Skipped \n")
                .contains(" Pushing reg.test/api:1: 0123456789ab Pushed \n", " Pushing reg.test/api:2: 0123456789ab Pushed \n");
        assertThat(jcompose.exitCode).isZero();
        assertThat(jcompose.run("push", "--quiet").err()).isEmpty();
        assertThat(jcompose.run("push", "web", "--include-deps").err()).contains(" Pushing reg.test/api:1: ");
    }

    @Test
    void pushWhenAnImageIsMissingFailsUnlessThatIsIgnored() {
        assertThat(jcompose.run("push", "api").exitCode).isEqualTo(1);
        assertThat(jcompose.err()).contains("An image does not exist locally with the tag: reg.test/api; build it first");
        assertThat(jcompose.run("push", "--ignore-push-failures", "api").exitCode).isZero();
        assertThat(jcompose.err()).contains("Pushing api: An image does not exist locally with the tag: reg.test/api\n");
        assertThat(jcompose.run("push", "--ignore-push-failures", "-q", "api").err()).isEmpty();
    }

    @Test
    void buildWhenServicesAreNamedBuildsThese() {
        assertThat(jcompose.run("build", "web").err()).contains(" web  Building\n", " web  Built\n").doesNotContain("api");
        assertThat(jcompose.run("build", "--with-dependencies", "web").err()).contains(" api  Built\n", " web  Built\n");
        assertThat(jcompose.run("build", "--quiet").err()).isEmpty();
        assertThat(jcompose.run("build", "--check", "web").err()).contains(" web  Checking\n", " web  Checked\n");
        assertThat(jcompose.run("build", "db").err()).isEmpty();
        assertThat(jcompose.exitCode).isZero();
        assertThat(jcompose.run("--dry-run", "build", "web").err()).isEqualTo(" DRY-RUN MODE -  web  Building\n DRY-RUN MODE -  web  Built\n");
    }

    @Test
    void buildWhenWordsAreWrongRefusesThem() {
        assertThat(jcompose.run("build", "--ssh", "foo", "web").err()).isEqualTo("invalid ssh key \"foo\"\n");
        assertThat(jcompose.run("build", "--memory", "10x").err()).startsWith("invalid argument \"10x\" for \"-m, --memory\" flag: ");
        assertThat(jcompose.run("build", "--progress", "bogus").err()).isEqualTo("unsupported --progress value \"bogus\"\n");
        assertThat(jcompose.run("build", "--progress", "quiet", "web").err())
                .isEqualTo("--progress is a global compose flag, better use `docker compose --progress xx build ...\n");
    }

    @Test
    void buildWhenPrintedIsWhatBakeReadsAndNeedsNoEngine() {
        var printed = jcompose.run("build", "--print", "--build-arg", "B=2", "--ssh", "default", "--push", "--pull", "--no-cache", "web");

        assertThat(printed.exitCode).isZero();
        assertThat(printed.connections).isZero();
        assertThat(printed.err()).isEmpty();
        assertThat(printed.out()).isEqualTo("""
                {
                  "group": {
                    "default": {
                      "targets": [
                        "web"
                      ]
                    }
                  },
                  "target": {
                    "api": {
                      "context": "DIR",
                      "dockerfile-inline": "FROM here",
                      "args": {
                        "B": "2"
                      },
                      "labels": {
                        "com.docker.compose.project": "shop",
                        "com.docker.compose.service": "api",
                        "com.docker.compose.version": "2.40.3"
                      },
                      "tags": [
                        "reg.test/api:2",
                        "reg.test/api:1"
                      ],
                      "ssh": [
                        "default="
                      ],
                      "pull": true,
                      "no-cache": true,
                      "output": [
                        "type=registry"
                      ]
                    },
                    "web": {
                      "context": "DIR",
                      "dockerfile-inline": "FROM here",
                      "args": {
                        "A": "1",
                        "B": "2"
                      },
                      "labels": {
                        "com.docker.compose.project": "shop",
                        "com.docker.compose.service": "web",
                        "com.docker.compose.version": "2.40.3"
                      },
                      "tags": [
                        "shop-web"
                      ],
                      "ssh": [
                        "default="
                      ],
                      "pull": true,
                      "no-cache": true,
                      "output": [
                        "type=docker"
                      ]
                    }
                  }
                }
                """.replace("DIR", directory.toString()));
    }
}
