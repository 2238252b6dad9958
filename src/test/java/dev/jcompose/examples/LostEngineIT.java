package dev.jcompose.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.engine.docker.Forwarder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What follows the engine ends when the connection to it is lost, and says so.
@Timeout(240)
class LostEngineIT {

    @Test
    void commandsThatFollowWhenTheConnectionIsLostSaySoAndFail() throws Exception {
        try (var stack = Stack.of("""
                services:
                  web: {image: "busybox:1.35", command: sh -c 'echo serving; exec sleep 1000', init: true, stop_grace_period: 0s}
                """)) {
            stack.ok("up", "-d");
            try (var forwarder = new Forwarder(null)) {
                stack.environment().put("DOCKER_HOST", "tcp://127.0.0.1:" + forwarder.port());
                try (var up = new Live(stack, "up");
                        var logs = new Live(stack, "logs", "--follow");
                        var exec = new Live(stack, "exec", "-T", "web", "sh", "-c", "echo ready; exec sleep 1000")) {
                    up.until("Attaching to web-1");
                    logs.until("serving");
                    exec.until("ready");
                    forwarder.cut();
                    for (var each : new Live[] {up, logs, exec}) {
                        assertThat(each.end()).isEqualTo(1);
                        assertThat(String.join("\n", each.lines())).contains("tcp://127.0.0.1:" + forwarder.port());
                    }
                }
            } finally {
                stack.environment().remove("DOCKER_HOST");
            }
            assertThat(stack.container("web").isRunning()).isTrue();
        }
    }
}
