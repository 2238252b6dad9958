package dev.jcompose.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.engine.BuildSpec;
import dev.jcompose.model.Build;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A small transformation on the real engine.
@Timeout(300)
class BridgeIT {

    @TempDir
    private Path folder;

    private String transformation(Stack stack) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("templates")).resolve("a.tmpl"), "own");
        Files.writeString(folder.resolve("Dockerfile"), """
                FROM busybox:1.35
                COPY templates /templates
                EXPOSE 7000
                CMD ["sh", "-c", "cat /in/compose.yaml > /out/model; cat /templates/a.tmpl; grep -q broken /in/compose.yaml && exit 7; true"]
                """);
        var image = stack.project() + "/transformation:1";
        stack.engine().buildImage(new BuildSpec("x", image, Build.of(folder.toString(), null),
                new LinkedHashMap<>(Map.of("com.docker.compose.bridge", "transformation")), List.of(), List.of(), new LinkedHashMap<>()), line -> {});
        return image;
    }

    @Test
    void projectIsConvertedByATransformation() throws IOException {
        try (var stack = Stack.of("services: {web: {image: busybox:1.35, ports: [\"8080:80\"]}}")) {
            var image = transformation(stack);
            var out = stack.directory().resolve("k8s");
            try {
                assertThat(stack.ok("bridge", "convert", "--transformation", image, "--output", "k8s").out()).isEqualTo("own");
                assertThat(Files.readString(out.resolve("model"))).contains("expose:\n      - \"80\"");
                Files.writeString(Files.createDirectories(stack.directory().resolve("other")).resolve("a.tmpl"), "other");
                assertThat(stack.ok("bridge", "convert", "-t", image, "-o", "k8s", "--templates", "other").out()).isEqualTo("other");
                assertThat(stack.rewrite("services: {web: {image: busybox:1.35, labels: {is: broken}}}").run("bridge", "convert", "-t", image).code())
                        .isEqualTo(7);

                assertThat(stack.ok("bridge", "transformations", "list").out()).contains(stack.project() + "/transformation");
                assertThat(stack.ok("bridge", "transformations", "list", "--quiet").out()).contains(image + "\n");
                assertThat(stack.ok("bridge", "transformations", "list", "--format", "json").out()).startsWith("[{").contains("\"" + image + "\"");
                assertThat(stack.ok("bridge", "transformations", "create", "--from", image, "mine").out())
                        .isEqualTo("Transformer created in \"" + stack.directory().resolve("mine") + "\"\n");
                assertThat(stack.directory().resolve("mine/templates/a.tmpl")).hasContent("own");
                assertThat(stack.run("bridge", "transformations", "create", "--from", image, "mine").err()).contains("already exists");
            } finally {
                stack.engine().removeImage(image);
            }
        }
    }
}
