package dev.jcompose.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Pictures and addresses of a stack that runs, on the real engine.
@Timeout(240)
class GraphIT {

    @Test
    void stackWhenItRunsIsDrawnWithItsStatesAndAddresses() throws Exception {
        try (var stack = Stack.of("""
                services:
                  web:
                    image: busybox:1.35
                    command: sleep 1000
                    init: true
                    stop_grace_period: 0s
                    ports: ["127.0.0.1::80"]
                    depends_on:
                      job: {condition: service_completed_successfully}
                      db: {condition: service_healthy}
                  db:
                    image: busybox:1.35
                    command: sleep 1000
                    init: true
                    stop_grace_period: 0s
                    healthcheck: {test: "true", interval: 200ms}
                  job: {image: "busybox:1.35", command: "true"}
                """).with("LC_ALL", "C.UTF-8")) {
            var planned = stack.ok("graph", "--no-engine", "--format", "text").out();
            assertThat(planned).contains("▸ db  healthy", "▸ job  completed", "127.0.0.1:any → 80", " planned");
            stack.ok("up", "-d", "--wait");

            var address = stack.container("web").networks().values().iterator().next().address();
            var port = stack.ok("port", "web", "80").out().strip();
            var text = stack.ok("graph").out();
            assertThat(text).contains("3 services, 1 network, 2 of 3 containers up", "─ healthy ─╮", "─ exited 0 ─╮", "─ running ─╮",
                    "on default " + address, port + " → 80").doesNotContain("planned", "\u001b");
            var subnet = stack.engine().networks().stream().filter(network -> network.name().equals(stack.project() + "_default"))
                    .findFirst().orElseThrow().pools().getFirst().subnet();
            assertThat(text).contains(subnet);
            assertThat(planned).contains(subnet);

            stack.ok("graph", "-o", "stack.svg");
            assertThat(Files.readString(stack.directory().resolve("stack.svg"))).startsWith("<svg ").endsWith("</svg>\n")
                    .contains(">default " + address + "<", ">exited 0<");
            assertThat(stack.ok("graph", "--format", "json", "db").out()).contains("\"state\": \"healthy\"").doesNotContain("\"web\"");
            assertThat(stack.ok("graph", "--format", "dot").out()).startsWith("digraph \"" + stack.project() + "\" {\n");
            assertThat(stack.ok("graph", "--format", "mermaid").out()).startsWith("flowchart LR\n");

            assertThat(stack.ok("addresses", "web").out()).containsPattern("-web-1 +" + stack.project() + "_default +" + address + " [^\n]* " + port + "->80/tcp\n");
            assertThat(stack.ok("addresses", "--format", "json").out()).contains("\"address\":\"" + address + "\"");
            assertThat(stack.ok("addresses", "--all").out()).containsPattern("\n" + stack.project() + " +" + stack.project() + "-web-1 [^\n]* " + port + "->80/tcp\n");

            Files.delete(stack.directory().resolve("compose.yaml"));
            assertThat(stack.ok("graph").out()).contains("▸ job  completed", "on default " + address);
            stack.rewrite("services: {web: {image: \"busybox:1.35\"}}").with("DOCKER_HOST", "unix:///nowhere/docker.sock");
            var alone = stack.ok("graph");
            assertThat(alone.out()).contains("╭─ web ");
            assertThat(alone.err()).contains("only what the files say is drawn: ");
            stack.environment().remove("DOCKER_HOST");
        }
    }
}
