package dev.jcompose.canon;

import static dev.jcompose.canon.Sample.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.model.Build;
import dev.jcompose.model.Network;
import dev.jcompose.model.Origins;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import dev.jcompose.model.Value;
import dev.jcompose.model.Volume;
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
        draft.build = Build.of("/srv", "Dockerfile");
        var built = draft.named("a");
        draft.platform = "linux/riscv64";
        var decided = draft.named("a");
        var project = new Project("p", false, Path.of("/srv"), List.of(), List.of(), Map.of("DOCKER_DEFAULT_PLATFORM", "linux/arm64"),
                map("a", built), map(), map(), map(), map(), map(), map(), Value.Mapping.EMPTY, Origins.NONE);

        assertThat(Canon.serviceHashInput(project, built)).contains("\"platform\":\"linux/arm64\"");
        assertThat(Canon.serviceHashInput(project, pulled)).doesNotContain("platform");
        assertThat(Canon.serviceHashInput(project, decided)).contains("\"platform\":\"linux/riscv64\"");
    }

    /// The labels that Docker Compose 2.40.3 put on containers that it made.
    @Test
    void serviceHashWhenItSharesANetworkIsMadeOverTheContainer() {
        var draft = new ServiceDraft();
        draft.image = "busybox:1.35";
        draft.command = List.of("sleep", "60");
        draft.networkMode = "container:acdea2521e5b8d9760e11eb9ad6548426a7064a5e685e1a041a46a0fc925f3fc";
        var service = draft.named("b");

        assertThat(Canon.serviceHash(Sample.project("canonlbl", map("b", service), map()), service))
                .isEqualTo("9d2f02c30622cf1e5ad221a5ff61d59978eaafac81c87a84c2fb0e079f09e5a8");
    }

    /// The labels that Docker Compose 2.40.3 put on containers that it made.
    @Test
    void serviceHashWhenItNamesContainersIsMadeOverTheirIds() {
        var first = "4456e456be92e8757bc3eb67e84d1dd9a50db9bab9d6ae71468ff41a839a8c68";
        var second = "6c785e6f02a1b1bbfcc16da5e373be838d1dd6503490048607b290dc72983d4f";
        var draft = new ServiceDraft();
        draft.image = "busybox:1.35";
        var linked = draft.named("vf");
        linked = linked.withStorage(linked.storage().withVolumesFrom(List.of(first, second))).withNetworking(
                new Service.Networking(null, null, List.of(), List.of(), map("default", null), null, null, List.of(), List.of(), List.of(),
                        List.of(), List.of("a", "e:ee"), List.of()));
        var sharing = new ServiceDraft();
        sharing.image = "busybox:1.35";
        sharing.networkMode = "container:" + first;
        var shared = sharing.named("nm");
        shared = shared.withConfinement(shared.confinement().withNamespaces("container:" + first, "container:" + first));
        var project = Sample.project("spechash", map(), map());

        assertThat(Canon.serviceHash(project, linked)).isEqualTo("6040251e0fcca453d8e14c1ca43780012d1528fcaeaa37551ebc58358dd59dea");
        assertThat(Canon.serviceHash(project, shared)).isEqualTo("ef6209a006ad2c152ea0d4747874ae3d64648a25ad2f1b95bda6f989920ce5b9");
    }

    /// What Docker Compose 2.40.3 printed with `config --hash`, and the labels that it put on the containers.
    @Test
    void hashesWhenVariablesAndLabelsAreInFilesTellTheLabelFromWhatIsPrinted() {
        var variables = new ServiceDraft();
        variables.image = "busybox:1.35";
        variables.environment = map("A", "2", "OWN", "1");
        var written = variables.named("e");
        written = written.withProcess(written.process().withEnvFiles(List.of(
                new Service.EnvFile(Path.of("/srv/app/e.env"), true, null), new Service.EnvFile(Path.of("/srv/app/n.env"), false, "raw"))));
        var merged = written.withProcess(written.process().withEnvironment(map("A", "2", "B", "1x", "OWN", "1")));
        var labels = new ServiceDraft();
        labels.image = "busybox:1.35";
        labels.labels = map("L", "1", "x", "y");
        var labelled = labels.named("l");
        labelled = labelled.withProcess(labelled.process().withLabelFiles(List.of("/srv/app/l.env")));
        var project = Sample.project("spechash", map(), map());

        assertThat(Canon.printedHash(project, written)).isEqualTo("ebe1b3f551128fd76c0faa155ae1771930ee611ed41a2267f5510eb1ab7c57ff");
        assertThat(Canon.serviceHash(project, merged)).isEqualTo("84e95a3a57792ac95f5e8357c560715854238d3bd60939e77314592047798886");
        assertThat(Canon.printedHash(project, labelled)).isEqualTo("0ec638f046f6dd6aa30aedb82b8483c08d1f552e0d8e8639d57e82acb840b6df");
        assertThat(Canon.serviceHash(project, labelled)).isEqualTo("08e68c6b7cd2f13b09db612c22bdbbfcf92eac0b376b0df3e554a9e45320f665");
    }

    /// The labels that Docker Compose 2.40.3 put on networks that it made.
    @Test
    void networkHashEqualsDockerComposesLabel() {
        var planned = new Network("n", "canonlbl_n", null, map(),
                new Network.Ipam(null, List.of(new Network.Pool("10.199.3.0/24", null, null, map("h", "10.199.3.9"), Value.Mapping.EMPTY)), map("o", "p"),
                        Value.Mapping.EMPTY),
                false, false, false, map("l", "m"), null, null, Sample.extensions("x-n", Value.of(1)));

        assertThat(Canon.networkHash(Sample.network("default", "canonlbl_default")))
                .isEqualTo("d41c1268b8350daabe590836c5e8a2ee8b8792702ac54ac32cff39b0a7eb2b90");
        assertThat(Canon.networkHash(planned)).isEqualTo("b48f623b6690906f78906836bc2d1a95dac9764a6c8bc2af49d1cf134d3fa1cc");
    }

    /// The labels that Docker Compose 2.40.3 put on volumes that it made; a volume without a driver counts as `local`.
    @Test
    void volumeHashEqualsDockerComposesLabel() {
        var bare = new Volume("vv", "canonlbl_vv", null, map(), false, map(), Value.Mapping.EMPTY);
        var labelled = new Volume("ww", "canonlbl_ww", "local", map(), false, map("a", "b"), Value.Mapping.EMPTY);

        assertThat(Canon.volumeHash(bare)).isEqualTo("5be7351912f2c3400bafca81dd8d92ee6496ac2d8357f91dcb4ca31dd4334dcb");
        assertThat(Canon.volumeHash(labelled)).isEqualTo("18fb6d0d96ffa7e8bcf7865436671982759ffe570aee0d6eb369f3a7dafe39ea");
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
