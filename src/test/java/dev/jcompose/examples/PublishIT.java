package dev.jcompose.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A project that goes to a real registry, and is used from there.
@Timeout(600)
class PublishIT {

    @TempDir
    private Path folder;

    @Test
    void projectThatWasPublishedIsReadBack() throws IOException {
        var image = Stack.newName();
        try (var registry = Registry.withPassword(folder.resolve("registry")); var stack = Stack.of("""
                services:
                  web:
                    image: "%1$s/%2$s/web:1"
                    build: {context: ., dockerfile_inline: FROM busybox:1.35}
                    env_file: web.env
                    extends: {file: base.yaml, service: base}
                """.formatted(registry.address(), image))) {
            Files.writeString(stack.directory().resolve("web.env"), "COLOUR=green\n");
            Files.writeString(stack.directory().resolve("base.yaml"), "services: {base: {command: sleep 1000, init: true}}\n");
            stack.with("DOCKER_BUILDKIT", "0").with("DOCKER_CONFIG", registry.settings(folder.resolve("tester")).toString())
                    .with("XDG_CACHE_HOME", folder.resolve("cache").toString());
            var place = registry.address() + "/" + image + "/project";
            try {
                stack.ok("build");
                assertThat(stack.run("publish", place + ":1").err()).contains("service \"web\" has env_file declared.");
                var asked = stack.run("publish", "--with-env", place + ":1");
                assertThat(asked.code()).isZero();
                assertThat(asked.err()).contains("nothing is published");
                assertThat(asked.out()).contains("Are you ok to publish these environment variables?");

                // First of all with digests: the registry knows none of an image that was only built.
                stack.ok("alpha", "publish", "--with-env", "--yes", "--app", "--resolve-image-digests", "--oci-version", "1.0", place + ":2");
                assertThat(stack.ok("publish", "--with-env", "--yes", place + ":1").err())
                        .contains("Pushing " + registry.address(), " " + place + ":1 publishing", " " + place + ":1 published");

                for (var tag : new String[] {"1", "2"}) {
                    var read = Launched.run(folder, stack.environment(), java.util.List.of("--yes", "-f", "oci://" + place + ":" + tag, "config"));
                    assertThat(read.code()).as(read.err()).isZero();
                    assertThat(read.out()).contains("COLOUR: green", "init: true");
                    assertThat(read.out().contains("@sha256:")).isEqualTo(tag.equals("2"));
                }
            } finally {
                stack.engine().removeImage(registry.address() + "/" + image + "/web:1");
            }
        }
    }
}
