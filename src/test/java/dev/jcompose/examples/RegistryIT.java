package dev.jcompose.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Images that are built, pushed to a real registry and pulled from it.
@Timeout(600)
class RegistryIT {

    @TempDir
    private Path folder;

    private String file(Registry registry, String project) {
        return """
                services:
                  app:
                    image: %1$s/%2$s/app:1
                    build:
                      context: .
                      dockerfile_inline: |
                        FROM busybox:1.35
                        ARG WHO=nobody
                        RUN echo $$WHO > /who
                      tags: ["%1$s/%2$s/app:2"]
                    depends_on: [lib]
                  lib:
                    image: %1$s/%2$s/lib:1
                    build: {context: ., dockerfile_inline: FROM busybox:1.35}
                  user: {image: "%1$s/%2$s/app:1"}
                  none: {image: "%1$s/%2$s/none:1"}
                  here: {image: "busybox:1.35", pull_policy: missing}
                """.formatted(registry.address(), project);
    }

    @Test
    void imagesGoToARegistryAndComeBack() {
        var project = Stack.newName();
        try (var registry = Registry.open(folder.resolve("registry")); var stack = Stack.of(file(registry, project))) {
            var name = registry.address() + "/" + project + "/";
            try {
                stack.with("DOCKER_BUILDKIT", "0");
                assertThat(stack.ok("build", "--build-arg", "WHO=me", "--no-cache", "--pull=false", "--memory", "64m", "--compress", "--force-rm",
                        "--no-rm=false", "--parallel", "--progress", "plain", "app").err()).contains(" app  Built");
                assertThat(stack.engine().image(name + "app:2")).isPresent();
                assertThat(stack.engine().image(name + "lib:1")).isEmpty();
                assertThat(stack.ok("build", "--quiet", "--with-dependencies", "--provenance", "false", "--sbom", "false", "app").err())
                        .doesNotContain(" Built");
                assertThat(stack.engine().image(name + "lib:1")).isPresent();
                assertThat(stack.ok("build", "--print", "--ssh", "default", "--check", "--builder", "other", "app").out())
                        .contains("\"call\": \"lint\"", "\"default=\"");

                assertThat(stack.ok("push", "--include-deps", "app").err())
                        .contains(" Pushing " + name + "app:1: ", " Pushing " + name + "app:2: ", " Pushing " + name + "lib:1: ");
                assertThat(stack.ok("push", "--quiet", "--ignore-push-failures", "app").err()).isEmpty();
                stack.engine().removeImage(name + "app:1");
                stack.engine().removeImage(name + "app:2");

                var pull = stack.run("pull", "app", "user", "none", "here");
                assertThat(pull.code()).isEqualTo(1);
                assertThat(pull.err()).contains(" user Skipped - Image is already being pulled by app", " app Pulled ",
                        " none Error manifest for " + name + "none:1 not found", " here Skipped - Image is already present locally");
                assertThat(stack.engine().image(name + "app:1")).isPresent();
                stack.ok("pull", "--ignore-pull-failures", "--quiet", "none", "lib");
                assertThat(stack.ok("pull", "--ignore-buildable", "--include-deps", "--policy", "always", "app", "lib").err())
                        .contains(" app Skipped - Image can be built ", " lib Skipped - Image can be built ");
                stack.ok("pull", "--policy", "missing", "--parallel", "--no-parallel", "app");

                assertThat(stack.ok("build", "--push", "lib").err()).contains(" lib  Built");
            } finally {
                for (var image : new String[] {"app:1", "app:2", "lib:1"}) {
                    stack.engine().removeImage(name + image);
                }
            }
        }
    }

    /// Settings that name a program which knows the password.
    private String helper(Registry registry) throws IOException {
        var program = Files.writeString(folder.resolve("docker-credential-it"), """
                #!/bin/sh
                read host
                [ "$1 $host" = "get %1$s" ] && echo '{"ServerURL": "%1$s", "Username": "tester", "Secret": "secret"}'
                """.formatted(registry.address()));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        var settings = Files.createDirectories(folder.resolve("helped"));
        Files.writeString(settings.resolve("config.json"), "{\"credHelpers\": {\"%s\": \"it\"}}".formatted(registry.address()));
        return settings.toString();
    }

    @Test
    void imagesWhenTheRegistryWantsAPasswordGoWithTheOneOfTheSettings() throws IOException {
        var project = Stack.newName();
        try (var registry = Registry.withPassword(folder.resolve("registry")); var stack = Stack.of(file(registry, project))) {
            var name = registry.address() + "/" + project + "/lib:1";
            try {
                stack.with("DOCKER_BUILDKIT", "0").with("DOCKER_CONFIG", folder.resolve("nobody").toString()).ok("build", "lib");
                var nobody = stack.run("push", "lib");
                assertThat(nobody.code()).isEqualTo(1);
                assertThat(nobody.err()).contains("no basic auth credentials");
                assertThat(stack.ok("push", "--ignore-push-failures", "lib").err()).contains("Pushing lib: no basic auth credentials");

                stack.with("DOCKER_CONFIG", registry.settings(folder.resolve("tester")).toString()).ok("push", "lib");
                stack.engine().removeImage(name);
                stack.with("DOCKER_CONFIG", helper(registry)).with("PATH", folder + ":" + System.getenv("PATH")).ok("pull", "lib");
                assertThat(stack.engine().image(name)).isPresent();
            } finally {
                stack.engine().removeImage(name);
            }
        }
    }
}
