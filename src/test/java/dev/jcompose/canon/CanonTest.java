package dev.jcompose.canon;

import static dev.jcompose.canon.Sample.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.model.Build;
import dev.jcompose.model.Origins;
import dev.jcompose.model.Project;
import dev.jcompose.model.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The expected texts were written by Docker Compose 2.40.3.
class CanonTest {

    @Test
    void yamlWhenEveryAttributeIsSetEqualsDockerComposesText() {
        assertThat(Canon.yaml(Sample.project())).isEqualTo(resource("attributes.config.yaml"));
    }

    @Test
    void jsonWhenEveryAttributeIsSetEqualsDockerComposesText() {
        assertThat(Canon.json(Sample.project())).isEqualTo(resource("attributes.config.json"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void serviceHashWhenAttributeIsSetEqualsDockerComposesLabel(String service, String hash) {
        var project = Sample.project();

        assertThat(Canon.serviceHash(project, project.service(service))).isEqualTo(hash);
    }

    static Stream<Arguments> serviceHashWhenAttributeIsSetEqualsDockerComposesLabel() {
        return resource("attributes.hashes").lines().map(line -> Arguments.of((Object[]) line.split(" ")));
    }

    @Test
    void hashesCoverEveryServiceOfTheSample() {
        assertThat(resource("attributes.hashes").lines().map(line -> line.split(" ")[0]))
                .containsExactlyInAnyOrderElementsOf(Attributes.all().keySet());
    }

    @Test
    void serviceHashInputWhenOnlyAnImageIsSetSpellsOutCommandAndEntrypoint() {
        var draft = new ServiceDraft();
        draft.image = "foo";
        var service = draft.named("a");
        var project = Sample.project("p", map("a", service), map());

        assertThat(Canon.serviceHashInput(project, service))
                .isEqualTo("{\"command\":null,\"entrypoint\":null,\"image\":\"foo\",\"networks\":{\"default\":null}}");
        assertThat(Canon.serviceHash(project, service))
                .isEqualTo("d3aae486651e87f3850cdd3b331de7060c0a9ff9a8dca5b0597fcb944be07cf8");
    }

    @Test
    void serviceHashInputWhenBuiltTakesThePlatformOfTheEnvironment() {
        var draft = new ServiceDraft();
        var pulled = draft.named("a");
        draft.build = new Build("/srv", "Dockerfile", null, map(), null, Value.Mapping.EMPTY);
        var built = draft.named("a");
        draft.platform = "linux/riscv64";
        var decided = draft.named("a");
        var project = new Project("p", Path.of("/srv"), List.of(), List.of(), Map.of("DOCKER_DEFAULT_PLATFORM", "linux/arm64"),
                map("a", built), map(), map(), map(), map(), map(), Value.Mapping.EMPTY, Origins.NONE);

        assertThat(Canon.serviceHashInput(project, built)).contains("\"platform\":\"linux/arm64\"");
        assertThat(Canon.serviceHashInput(project, pulled)).doesNotContain("platform");
        assertThat(Canon.serviceHashInput(project, decided)).contains("\"platform\":\"linux/riscv64\"");
    }

    @Test
    void yamlAndJsonWhenThereAreNoServicesSayName() {
        var project = Sample.project("q", map(), map());

        assertThat(Canon.yaml(project)).isEqualTo("name: q\nservices: {}\n");
        assertThat(Canon.json(project)).isEqualTo("{\n  \"name\": \"q\",\n  \"services\": {}\n}");
    }

    @Test
    void treeKeepsTheDollarThatTheTextDoubles() {
        var draft = new ServiceDraft();
        draft.command = List.of("$HOME");
        var project = Sample.project("p", map("a", draft.named("a")), map());

        assertThat(Canon.tree(project).toString()).contains("$HOME").doesNotContain("$$HOME");
        assertThat(Canon.yaml(project)).contains("- $$HOME");
    }

    private static String resource(String name) {
        try (var in = Objects.requireNonNull(CanonTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
