package dev.jcompose.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// `attach` on the real engine, at a real terminal.
@Timeout(180)
class AttachIT {

    @Test
    void attachAtATerminalTypesIntoTheContainerAndLetsGoOfItWithTheKeysThatAreGiven() throws Exception {
        try (var stack = Stack.of("""
                services:
                  shell: {image: "busybox:1.35", command: sh, tty: true, stdin_open: true, stop_grace_period: 0s}
                """)) {
            assertThat(stack.run("up", "-d").code()).isZero();
            try (var first = new AtTerminal(stack, "$jcompose attach --detach-keys ctrl-x,q --index 1 shell")) {
                first.until("# ").type("echo one$((1+1))three\r").until("\none2three").type("\u0018q");
                assertThat(first.end()).isEqualTo(1);
                assertThat(first.shown()).endsWith("read escape sequence\r\n");
            }
            assertThat(stack.container("shell").isRunning()).isTrue();
            try (var second = new AtTerminal(stack, "$jcompose attach shell")) {
                second.until("# ").type("exit 6\r");
                assertThat(second.end()).isEqualTo(6);
            }
        }
    }

    @Test
    void attachWhenSignalledPassesTheSignalOnUnlessItIsNotTo() throws Exception {
        try (var stack = Stack.of("""
                services:
                  web:
                    image: busybox:1.35
                    command: sh -c 'trap "echo told; exit 5" TERM; while true; do echo tick; sleep 0.2; done'
                    stop_grace_period: 0s
                """)) {
            assertThat(stack.run("up", "-d").code()).isZero();
            try (var alone = new Live(stack, "attach", "--no-stdin", "--sig-proxy=false", "web")) {
                alone.until("tick").signal("TERM");
                assertThat(alone.end()).isEqualTo(130);
            }
            assertThat(stack.container("web").isRunning()).isTrue();
            try (var passing = new Live(stack, "attach", "--no-stdin", "web")) {
                passing.until("tick").signal("TERM");
                assertThat(passing.end()).isEqualTo(5);
                assertThat(passing.lines()).contains("told");
            }
        }
    }
}
