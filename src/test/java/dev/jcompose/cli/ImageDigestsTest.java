package dev.jcompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.engine.memory.InMemoryEngine;
import dev.jcompose.model.Value;
import dev.jcompose.registry.LocalRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `config` with the flags that ask registries.
class ImageDigestsTest {

    @TempDir
    Path folder = Path.of("");

    private final LocalRegistry registry = new LocalRegistry();
    private final Run run = new Run();
    private String image = "";
    private String digest = "";

    @BeforeEach
    void project() throws Exception {
        image = registry.domain() + "/app:1";
        digest = registry.manifest("app", "1", "application/vnd.oci.image.index.v1+json", Value.mapping().put("schemaVersion", 2).build());
        Files.writeString(folder.resolve("compose.yaml"), """
                name: shop
                services:
                  web:
                    image: %s
                    command: serve
                  api:
                    image: %s
                  own:
                    build: .
                """.formatted(image, image));
        run.on(new InMemoryEngine(), folder).variable("DOCKER_CONFIG", folder.toString());
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void resolvingWhenAskedForPinsEveryImage() {
        assertThat(run.run("config", "--resolve-image-digests").err()).isEmpty();

        assertThat(run.out()).contains("name: shop\n", "  api:\n    image: " + image + "@" + digest + "\n", "    command:\n      - serve\n");
        assertThat(run.out().split(digest, -1)).hasSize(3);
        assertThat(registry.requests).as("one question for two services").hasSize(1);
    }

    @Test
    void lockingWhenAskedForShowsTheImagesOnly() {
        assertThat(run.run("config", "--lock-image-digests").out()).isEqualTo("""
                services:
                  api:
                    image: %1$s@%2$s
                  own: {}
                  web:
                    image: %1$s@%2$s
                """.formatted(image, digest));
        assertThat(run.run("config", "--lock-image-digests", "--format", "json", "own").out()).isEqualTo("""
                {
                  "name": "",
                  "services": {
                    "own": {
                      "command": null,
                      "entrypoint": null
                    }
                  }
                }""");
    }

    @Test
    void resolvingWhenTheTagIsUnknownFailsWithTheRegistrysAnswer() throws Exception {
        Files.writeString(folder.resolve("compose.yaml"), "services: {web: {image: '%s/app:2'}}".formatted(registry.domain()));

        assertThat(run.run("config", "-q", "--resolve-image-digests").err()).isEqualTo(
                "failed to resolve digest for %1$s/app:2: registry %1$s answered 404 to %1$s/app:2: manifest unknown\n"
                        .formatted(registry.domain()));
        assertThat(run.exitCode).isEqualTo(1);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void resolvingWhenTheNameIsNoneFails() throws Exception {
        Files.writeString(folder.resolve("compose.yaml"), "services: {web: {image: 'APP'}}");

        assertThat(run.run("config", "--resolve-image-digests").err())
                .isEqualTo("invalid reference format: repository name (library/APP) must be lowercase\n");
        assertThat(run.exitCode).isEqualTo(1);
    }
}
