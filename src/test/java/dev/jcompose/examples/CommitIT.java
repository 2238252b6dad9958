package dev.jcompose.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What is made of a stack that runs: an image of a container, a picture, a Compose file.
@Timeout(300)
class CommitIT {

    @Test
    void stackWhenItRunsGivesAnImageAndAPicture() {
        try (var stack = Stack.of("services: {web: {image: busybox:1.35, command: sleep 1000, stop_grace_period: 0s, ports: [\"127.0.0.1::80\"]}}")) {
            var image = stack.project() + "/snapshot:1";
            try {
                stack.ok("up", "-d");
                stack.exec("web", "touch", "/made");
                var run = stack.ok("commit", "--index", "1", "--author", "me", "--message", "why", "--change", "LABEL made=here", "--pause=false",
                        "web", image);

                var made = stack.engine().image(image).orElseThrow();
                assertThat(run.err()).contains(" Committed as " + made.id());
                assertThat(made.labels()).containsEntry("made", "here");
                assertThat(stack.ok("alpha", "viz", "--ports", "--image", "--networks", "--spaces", "--indentation-size", "2").out())
                        .startsWith("digraph \"" + stack.project() + "\" {\n  layout=dot;\n").contains("<b>Image:</b><br/>busybox:1.35");
                assertThat(stack.ok("alpha", "generate", "--name", "other", "--format", "json", "--project-dir", "/", stack.project() + "-web-1").out())
                        .contains("\"name\": \"other\"", "\"image\": \"busybox:1.35\"", "\"host_ip\": \"127.0.0.1\"");
            } finally {
                stack.engine().removeImage(image);
            }
        }
    }
}
