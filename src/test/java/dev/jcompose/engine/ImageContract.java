package dev.jcompose.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.model.Build;
import dev.jcompose.model.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

interface ImageContract extends Bench {

    @Test
    default void imageIsInspectedByNameAndId() {
        var image = engine().image(EngineContract.IMAGE).orElseThrow();

        assertThat(image.id()).startsWith("sha256:").hasSize(71);
        assertThat(image.tags()).contains(EngineContract.IMAGE);
        assertThat(image.platform()).startsWith("linux/");
        assertThat(image.hasHealthcheck()).isFalse();
        assertThat(image.size()).isPositive();
        assertThat(image.volumes()).isEmpty();
        assertThat(engine().image(image.id()).orElseThrow()).isEqualTo(image);
        assertThat(engine().image("nope-nope")).isEmpty();
    }

    @Test
    default void pullWhenThereIsNoSuchImageFailsWithTheEnginesWords() {
        var refusal = refused(() -> engine().pullImage("localhost:1/nope/nope:1", null, progress -> {}));

        assertThat(refusal.call()).isEqualTo("pull image");
        assertThat(refusal.subject()).isEqualTo("localhost:1/nope/nope:1");
        assertThat(refusal.answer()).isNotBlank();
        assertThat(refusal.status()).isGreaterThanOrEqualTo(400);
    }

    @Test
    default void pushWhenTheImageIsNotThereFailsWithTheEnginesWords() {
        var refusal = refused(() -> engine().pushImage("localhost:1/nope/nope:1", progress -> {}));

        assertThat(refusal.call()).isEqualTo("push image");
        assertThat(refusal.subject()).isEqualTo("localhost:1/nope/nope:1");
        assertThat(refusal.answer()).contains("does not exist");
        assertThat(refusal.status()).isGreaterThanOrEqualTo(400);
    }

    @Test
    default void committedImageIsThereUnderItsName() {
        var container = running("committed");
        try {
            var id = engine().commitContainer(container, new CommitSpec(name("snapshot") + ":1", "me", "why", List.of("CMD top"), true));

            assertThat(id).startsWith("sha256:");
            assertThat(engine().image(name("snapshot") + ":1").orElseThrow().id()).isEqualTo(id);
            engine().removeImage(name("snapshot") + ":1");
            assertThat(refused(() -> engine().commitContainer("nope-nope", new CommitSpec("", "", "", List.of(), false))).isNotFound()).isTrue();
        } finally {
            engine().removeContainer(container, true);
        }
    }

    @Test
    default void builtImageCarriesItsTagsAndLabels(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("Dockerfile"), "FROM " + EngineContract.IMAGE + "\nCOPY . /in/\n");
        Files.writeString(folder.resolve("file.txt"), "x");
        var lines = new ArrayList<ImageProgress>();

        var id = engine().buildImage(build(folder), lines::add);

        var image = engine().image(name("built")).orElseThrow();
        assertThat(image.id()).isEqualTo(id);
        assertThat(image.labels()).containsAllEntriesOf(labels());
        assertThat(lines).isNotEmpty();
        assertThat(engine().images(labels())).extracting(ImageInfo::id).containsExactly(id);
        var summary = engine().imageSummaries(labels()).getFirst();
        assertThat(summary.get("Id")).isEqualTo(Value.of(id));
        assertThat(summary.get("RepoTags")).isEqualTo(Value.texts(List.of(name("built") + ":latest")));
        assertThat(summary.get("Size")).isInstanceOf(Value.Number.class);
        engine().removeImage(name("built"));
        engine().removeImage(name("built"));
        assertThat(engine().image(name("built"))).isEmpty();
    }

    default BuildSpec build(Path folder) {
        return new BuildSpec("built", name("built") + ":latest", Build.of(folder.toString(), null), labels(), List.of(), List.of(),
                new LinkedHashMap<>());
    }
}
