package dev.jcompose.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The verbs that only look, on the real engine.
@Timeout(240)
class InspectionIT {

    @Test
    void stackWhenItRunsIsSeenFromAllSides() throws Exception {
        try (var stack = Stack.of("""
                services:
                  web:
                    image: busybox:1.35
                    command: sleep 1000
                    init: true
                    stop_grace_period: 0s
                    ports: ["127.0.0.1::80"]
                    volumes: ["data:/data"]
                volumes: {data: {}}
                """)) {
            stack.ok("up", "-d");
            var name = stack.project() + "-web-1";

            assertThat(stack.ok("ls", "--filter", "name=" + stack.project(), "-q").out()).isEqualTo(stack.project() + "\n");
            assertThat(stack.ok("ls", "--all", "--filter", "name=" + stack.project(), "--format", "json").out())
                    .contains("\"Status\":\"running(1)\"");
            assertThat(stack.ok("port", "--protocol", "tcp", "--index", "1", "web", "80").out()).matches("127\\.0\\.0\\.1:\\d+\n");
            assertThat(stack.ok("top", "web").out()).startsWith("SERVICE  #   UID ").contains("sleep 1000");
            assertThat(stack.ok("images", "--format", "json").out()).contains("\"ContainerName\":\"" + name + "\"");
            assertThat(stack.ok("images", "--quiet").out()).matches("[0-9a-f]{64}\n");
            assertThat(stack.ok("volumes", "--quiet", "web").out()).isEqualTo(stack.project() + "_data\n");
            assertThat(stack.ok("volumes", "--format", "table {{.Name}}\\t{{.Scope}}").out()).contains(stack.project() + "_data").contains("local");
            assertThat(stack.ok("ps", "--all", "--no-trunc", "--orphans=false", "--status", "running", "--format", "{{.Name}}: {{.State}}").out())
                    .isEqualTo(name + ": running\n");
            assertThat(stack.ok("ps", "--filter", "status=exited", "--quiet").out()).isEmpty();
            assertThat(stack.ok("--compatibility", "ps", "--services").out()).isEqualTo("web\n");
            assertThat(stack.ok("stats", "--no-stream", "--all", "--no-trunc", "--format", "{{.Name}} {{.PIDs}}").out()).startsWith(name + " ");
            try (var stats = new Live(stack, "stats", "--format", "json")) {
                stats.until("\"Name\":\"" + name + "\"");
            }
            try (var events = new Live(stack, "events", "--json")) {
                // What happens before it listens is not told, so it is let happen again and again.
                var restarts = Thread.ofPlatform().daemon().start(() -> {
                    while (!Thread.currentThread().isInterrupted()) {
                        stack.run("kill", "-s", "WINCH", "web");
                    }
                });
                events.until("\"action\":\"kill\"");
                restarts.interrupt();
                restarts.join();
            }
            stack.ok("events", "--since", "1m", "--until", "0s", "web");
        }
    }
}
