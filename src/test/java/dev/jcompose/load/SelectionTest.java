package dev.jcompose.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class SelectionTest extends Compose {
    private static final String FILE = """
            services:
              web: {image: a, depends_on: [api], networks: [front]}
              api: {image: a, depends_on: [db], networks: [front, back], secrets: [s], configs: [c]}
              db: {image: a, volumes: ["data:/d"], networks: [back]}
              tool: {image: a, profiles: [tools], depends_on: [db, helper], network_mode: none}
              helper: {image: a, profiles: [tools, more], env_file: gone.env}
              other: {image: a, profiles: [other], depends_on: [tool]}
            networks: {front: , back: , unused: }
            volumes: {data: , spare: }
            secrets: {s: {environment: HOME}, t: {file: x}}
            configs: {c: {content: x}, d: {file: x}}
            """;

    private String selected(UnaryOperator<LoadOptions> change) {
        var project = Loader.load(change.apply(files(FILE))).project();
        return "%s | off %s | %s %s %s %s".formatted(project.services().keySet(), project.disabledServices().keySet(),
                project.networks().keySet(), project.volumes().keySet(), project.secrets().keySet(), project.configs().keySet());
    }

    @Test
    void loadWhenNothingIsNamedTakesServicesWithoutProfile() {
        assertThat(selected(options -> options)).isEqualTo("[api, db, web] | off [helper, other, tool] | [back, front] [data] [s] [c]");
    }

    @Test
    void loadWhenServiceIsNamedTakesWhatItNeeds() {
        assertThat(selected(options -> options.withServices(List.of("api")))).isEqualTo("[api, db] | off [helper, other, tool, web] | [back, front] [data] [s] [c]");
        assertThat(selected(options -> options.withServices(List.of("db")))).isEqualTo("[db] | off [api, helper, other, tool, web] | [back] [data] [] []");
    }

    @Test
    void loadWhenPatternIsNamedTakesAllThatMatch() {
        assertThat(selected(options -> options.withServices(List.of("*b", "[ab]pi")))).startsWith("[api, db, web] |");
        assertThat(problems(options -> options.withServices(List.of("x*")), FILE)).isEqualTo("no such service: x*");
    }

    @Test
    void loadWhenWithoutDependenciesTakesOnlyTheNamedAndDropsTheirEdges() {
        UnaryOperator<LoadOptions> change = options -> options.withServices(List.of("web")).withDependencies(false);
        assertThat(selected(change)).startsWith("[web] | off [api, db, helper, other, tool]");
        assertThat(Loader.load(change.apply(files(FILE))).project().service("web").lifecycle().dependsOn()).isEmpty();
    }

    @Test
    void loadWhenContainersOfTheSameNameAreNotWantedTogetherLetsThemBe() {
        var files = files("services: {a: {image: a, container_name: one}, b: {image: a, container_name: one}}");
        assertThat(Loader.load(files.withServices(List.of("a"))).project().services()).containsOnlyKeys("a");
    }

    @Test
    void loadWhenAllResourcesAreWantedKeepsUnused() {
        assertThat(selected(options -> options.withAllResources(true))).endsWith("[back, front, unused] [data, spare] [s, t] [c, d]");
    }

    @Test
    void loadWhenProfileIsActiveTakesItsServices() {
        write("gone.env", "");
        assertThat(selected(options -> options.withProfiles(List.of("tools")))).startsWith("[api, db, helper, tool, web] | off [other]");
        assertThat(selected(options -> options.withEnvironment(Map.of("COMPOSE_PROFILES", "more, nope")))).startsWith("[api, db, helper, web] |");
        assertThat(selected(options -> options.withProfiles(List.of("*")))).startsWith("[api, db, helper, other, tool, web] | off []");
    }

    @Test
    void loadWhenNamedServiceHasProfileActivatesIt() {
        write("gone.env", "");
        assertThat(selected(options -> options.withServices(List.of("tool")))).startsWith("[db, helper, tool] | off [api, other, web]");
    }

    @Test
    void loadWhenEnvFileOfUnselectedServiceIsMissingDoesNotMind() {
        assertThat(selected(options -> options.withServices(List.of("db")))).startsWith("[db]");
        assertThat(problems(options -> options.withServices(List.of("helper")), FILE)).contains("env file DIR/gone.env not found");
    }

    @Test
    void loadWhenDependencyHasAnotherInactiveProfileIsAProblem() {
        write("gone.env", "");
        assertThat(problems(options -> options.withServices(List.of("other")), FILE)).contains("no such service: tool; service \"other\" depends on it: enable it with --profile tools");
        assertThat(problems(options -> options.withProfiles(List.of("other")), FILE))
                .isEqualTo("compose.yaml:7:53: service \"other\" depends on undefined service \"tool\": invalid compose project; enable it with --profile tools");
    }

    @Test
    void loadWhenOptionalDependencyIsDisabledGoesOn() {
        assertThat(load("""
                services:
                  web: {image: a, depends_on: {db: {condition: service_started, required: false}, x: {condition: service_started, required: false}}}
                  db: {image: a, profiles: [p]}
                """).services()).containsOnlyKeys("web");
    }

    @Test
    void loadWhenNamedServiceIsUnknownSuggestsOne() {
        assertThat(problems(options -> options.withServices(List.of("wbe")), FILE)).isEqualTo("no such service: wbe; did you mean \"web\"?");
    }

    @Test
    void originsWhenSeveralFilesSetAPathHaveAChain() {
        var project = load("services:\n  web:\n    image: a\n    ports: [\"80\"]\n", "services:\n  web:\n    image: b\n");
        assertThat(project.origins().chain("services.web.image")).hasToString("[compose.yaml:3:5, override.yaml:3:5]");
        assertThat(project.origin("services.web.ports[0]")).hasToString("compose.yaml:4:13");
        assertThat(project.origin("services.web.ports[0].target")).hasToString("compose.yaml:4:13");
        assertThat(project.origin("services.gone")).hasToString("override.yaml:1:1");
    }
}
