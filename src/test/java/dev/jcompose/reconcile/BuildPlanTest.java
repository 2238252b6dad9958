package dev.jcompose.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jcompose.Settings;
import dev.jcompose.engine.memory.InMemoryEngine;
import dev.jcompose.load.LoadOptions;
import dev.jcompose.stack.Builds;
import dev.jcompose.stack.Stack;
import dev.jcompose.stack.Ups;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is built, for which platform, and in which order.
class BuildPlanTest {

    private static Stack stack(String file) {
        return Stack.on(new InMemoryEngine(), file);
    }

    /// The lines of the plan that are about images.
    private static String images(Stack stack, UpOptions options) {
        return String.join("\n", stack.planUp(options).lines().filter(line -> line.contains("] image ")).toList());
    }

    private static String images(String file) {
        return images(stack(file), UpOptions.DEFAULTS);
    }

    @Test
    void planWhenABuildTakesFilesFromAnotherBuildsThatFirst() {
        assertThat(images("""
                services:
                  api: {build: {context: api, additional_contexts: {base: service:web}}}
                  web: {build: {context: web}}
                """)).isEqualTo("""
                [1] image shop-web: build, the engine does not have it
                [2] image shop-api: build, the engine does not have it; after [1]""");
    }

    @Test
    void planWhenABuildTakesFilesFromAServiceThatWasNotAskedForBuildsThatToo() {
        assertThat(images(stack("""
                services:
                  api: {build: {context: api, additional_contexts: {base: service:web}}}
                  web: {build: {context: web}}
                """), Ups.services("api"))).isEqualTo("""
                [1] image shop-web: build, the engine does not have it
                [2] image shop-api: build, the engine does not have it; after [1]""");
    }

    @Test
    void planWhenServicesDependOnOthersBuildsThoseFirst() {
        assertThat(images("""
                services:
                  api: {build: api, depends_on: [db]}
                  db: {image: db, depends_on: [web]}
                  web: {build: web}
                """)).isEqualTo("""
                [1] image shop-web: build, the engine does not have it
                [2] image shop-api: build, the engine does not have it; after [1]
                [3] image db: pull, the engine does not have it""");
    }

    @Test
    void planWhenDependenciesContradictTheContextsFollowsTheContexts() {
        assertThat(images("""
                services:
                  api: {build: api, depends_on: [mid]}
                  mid: {image: mid, depends_on: [web]}
                  web: {build: {context: web, additional_contexts: {base: service:api}}}
                """)).isEqualTo("""
                [1] image shop-api: build, the engine does not have it
                [2] image mid: pull, the engine does not have it
                [3] image shop-web: build, the engine does not have it; after [1]""");
    }

    @Test
    void planWhenBuildsTakeFilesFromOneAnotherIsRefused() {
        assertThatThrownBy(() -> images("""
                services:
                  api: {build: {context: api, additional_contexts: {x: service:web}}}
                  web: {build: {context: web, additional_contexts: {x: service:api}}}
                """)).isInstanceOf(UnplannableException.class).hasMessageContaining("dependency cycle detected: api -> web -> api");
    }

    @Test
    void planWhenAnotherServiceBuildsTheImageBuildsIt() {
        assertThat(images("""
                services:
                  api: {image: app}
                  web: {image: app, build: web}
                """)).isEqualTo("[1] image app: pull (or build), the engine does not have it");
    }

    @Test
    void planWhenAnImageMayChangeKeepsTheOrderOfBuilds() {
        var stack = stack("""
                services:
                  api: {build: api, depends_on: [web]}
                  web: {build: web}
                """).isUp();

        var result = stack.up(Ups.images(UpOptions.Build.ALWAYS, ""));

        assertThat(result.failures()).isEmpty();
        var calls = stack.script().calls().stream().map(Object::toString).filter(call -> call.startsWith("build")).toList();
        assertThat(calls).containsExactly("build image shop-web", "build image shop-api");
    }

    @Test
    void buildSecretThatIsNeitherFileNorVariableIsRefused() {
        assertThatThrownBy(() -> images("""
                services:
                  web: {build: {context: ., secrets: [s]}}
                secrets: {s: {external: true}}
                """)).hasMessageContaining("build.secrets only supports environment or file-based secrets: \"s\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -           | -           | -                          | []
            -           | -           | [linux/arm64]              | [linux/arm64]
            -           | -           | [linux/arm64, linux/amd64] | []
            linux/arm64 | -           | [linux/arm64, linux/amd64] | [linux/arm64]
            linux/arm64 | -           | -                          | [linux/arm64]
            -           | linux/amd64 | [linux/arm64, linux/amd64] | [linux/amd64]
            linux/arm64 | linux/amd64 | -                          | [linux/arm64]
            """)
    void platformOfABuildIsTheOneThatRuns(String own, String fallback, String named, String expected) {
        var words = Stack.on(new InMemoryEngine(), Settings.DEFAULTS, Path.of("/srv/shop"), options -> environment(options, fallback));
        words.with("name: shop\nservices:\n  web:\n" + (own == null ? "" : "    platform: " + own + "\n")
                + "    build: {context: ." + (named == null ? "" : ", platforms: " + named) + "}\n");

        assertThat(Builds.of(words, "web").platforms()).hasToString(expected);
    }

    private static LoadOptions environment(LoadOptions options, String fallback) {
        return fallback == null ? options : options.withEnvironment(Map.of("DOCKER_DEFAULT_PLATFORM", fallback));
    }

    @Test
    void defaultPlatformThatTheBuildDoesNotNameIsRefused() {
        var stack = Stack.on(new InMemoryEngine(), Settings.DEFAULTS, Path.of("/srv/shop"), options -> environment(options, "linux/s390x"));

        assertThatThrownBy(() -> stack.with("name: shop\nservices: {web: {build: {context: ., platforms: [linux/arm64]}}}").planUp())
                .hasMessageContaining("service \"web\" build.platforms does not support value set by DOCKER_DEFAULT_PLATFORM: linux/s390x");
    }

    @Test
    void planWhenTheImageIsForAnotherPlatformGetsItAnew() {
        var stack = Stack.on(new InMemoryEngine().withImage("app"), "services: {web: {image: app, platform: linux/s390x}}");

        assertThat(images(stack, UpOptions.DEFAULTS)).isEqualTo("[1] image app: pull, the engine has it for linux/amd64 only (may change)");
    }

    @ParameterizedTest
    @CsvSource({"-,linux/amd64,true", "linux/amd64,linux/amd64,true", "linux/arm64,linux/amd64,false", "linux/aarch64,linux/arm64/v8,true",
            "linux/arm,linux/arm/v7,true", "linux/arm/v6,linux/arm/v7,false", "linux/x86_64,linux/amd64,true", "linux/amd64,/,true"})
    void platformsWhenComparedKnowTheirOtherNames(String wanted, String actual, boolean expected) {
        assertThat(Platforms.match(wanted.equals("-") ? null : wanted, actual)).isEqualTo(expected);
    }
}
