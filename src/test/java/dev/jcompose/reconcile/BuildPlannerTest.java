package dev.jcompose.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.Settings;
import dev.jcompose.engine.BuildSpec;
import dev.jcompose.engine.memory.InMemoryEngine;
import dev.jcompose.plan.Operation;
import dev.jcompose.stack.Stack;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What `build` builds, and how.
class BuildPlannerTest {

    private static final String FILE = """
            services:
              web: {build: {context: web, args: {A: "1"}, additional_contexts: {base: "service:base"}}, depends_on: [api]}
              api: {image: "reg.test/api:1", build: {context: api, ssh: [deploy=/key]}, depends_on: [db]}
              base: {build: base, profiles: [never]}
              db: {image: db}
            """;

    private static BuildOptions options(List<String> services, boolean dependencies) {
        return new BuildOptions(new LinkedHashSet<>(services), dependencies, new LinkedHashMap<>(), new LinkedHashMap<>(), false, false,
                BuildSpec.Manner.USUAL);
    }

    private static String plan(BuildOptions options) {
        return BuildPlanner.plan(Stack.of(FILE).project(), options).toString();
    }

    @Test
    void planWhenNothingIsNamedBuildsAllThatIsBuiltHere() {
        assertThat(plan(BuildOptions.PLAIN)).isEqualTo("""
                [1] image reg.test/api:1: build, it was asked for
                [2] image shop-base: build, it was asked for
                [3] image shop-web: build, it was asked for; after [1] [2]""");
    }

    @Test
    void buildWhenTheFileNamesSeveralPlatformsIsForAllOfThem() {
        var project = Stack.of("services: {web: {platform: linux/arm64, build: {context: ., platforms: [linux/amd64, linux/arm64]}}}").project();
        assertThat(BuildPlanner.specs(project, BuildOptions.PLAIN).getFirst().getFirst().platforms()).containsExactly("linux/amd64", "linux/arm64");
    }

    @Test
    void planWhenOneIsNamedBuildsItAndWhatItTakesFilesFrom() {
        assertThat(plan(options(List.of("web"), false))).isEqualTo("""
                [1] image shop-base: build, another build takes files from it
                [2] image shop-web: build, it was asked for; after [1]""");
        assertThat(plan(options(List.of("db"), false))).isEmpty();
    }

    @Test
    void planWhenDependenciesAreWantedBuildsThemToo() {
        assertThat(plan(options(List.of("web"), true))).contains("image reg.test/api:1: build, --with-dependencies");
    }

    @Test
    void planWhenTheCommandLineSaysMoreThanTheFilesLaysItOverThem() {
        var args = new LinkedHashMap<String, @Nullable String>();
        args.put("A", "2");
        args.put("FROM_ENVIRONMENT", null);
        args.put("UNSET", null);
        var ssh = new LinkedHashMap<String, @Nullable String>();
        ssh.put("default", null);
        var manner = new BuildSpec.Manner("other", true, false, 64, "mode=max", "true");
        var project = Stack.on(new InMemoryEngine(), Settings.DEFAULTS, Path.of("/srv/shop"),
                options -> options.withProjectName("shop").withEnvironment(Map.of("FROM_ENVIRONMENT", "x"))).with(FILE).project();
        var plan = BuildPlanner.plan(project, new BuildOptions(new LinkedHashSet<>(), false, args, ssh, true, true, manner));
        var specs = plan.steps().stream().map(step -> ((Operation.BuildImage) step.operation()).spec()).toList();

        assertThat(specs).allSatisfy(spec -> {
            assertThat(spec.build().args()).containsEntry("A", "2").containsEntry("FROM_ENVIRONMENT", "x").doesNotContainKey("UNSET");
            assertThat(spec.build().ssh()).containsKey("default");
            assertThat(spec.build().caching().pull()).isTrue();
            assertThat(spec.build().caching().noCache()).isTrue();
        });
        assertThat(specs).extracting(BuildSpec::service, spec -> spec.manner().push()).containsExactly(
                org.assertj.core.groups.Tuple.tuple("api", true), org.assertj.core.groups.Tuple.tuple("base", false),
                org.assertj.core.groups.Tuple.tuple("web", false));
    }
}
