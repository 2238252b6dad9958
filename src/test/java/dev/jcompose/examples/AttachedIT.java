package dev.jcompose.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.engine.ContainerState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class AttachedIT {

    @Test
    void attachedUpWhenAllHaveEndedPrintsEveryLineWithItsPrefixAndEnds() throws Exception {
        try (var stack = Stack.of("""
                services:
                  one: {image: "busybox:1.35", command: sh -c 'for i in 1 2 3; do echo line $$i; done'}
                  two: {image: "busybox:1.35", command: sh -c 'echo to the error stream >&2 && exit 3'}
                """);
                var up = new Live(stack, "up")) {
            assertThat(up.end()).isZero();
            assertThat(up.lines()).contains("Attaching to one-1, two-1", "one-1  | line 1", "one-1  | line 2", "one-1  | line 3",
                    "two-1  | to the error stream");
            assertThat(String.join("\n", up.lines())).contains("one-1 exited with code 0", "two-1 exited with code 3");
        }
    }

    @Test
    void attachedUpWhenInterruptedStopsTheStackGracefully() throws Exception {
        try (var stack = Stack.of("""
                services:
                  web:
                    image: busybox:1.35
                    command: sh -c 'trap "echo bye; exit 0" TERM; echo ready; while true; do sleep 0.1; done'
                """);
                var up = new Live(stack, "up")) {
            up.until("ready").signal("INT");
            assertThat(up.end()).isEqualTo(130);
            assertThat(up.lines()).anyMatch(line -> line.contains("Gracefully Stopping... press Ctrl+C again to force"));
            assertThat(up.lines()).contains("web-1  | bye");
            assertThat(stack.container("web").state()).isEqualTo(ContainerState.EXITED);
            assertThat(stack.container("web").exitCode()).isZero();
        }
    }

    @Test
    void attachedUpWhenInterruptedTwiceKillsWhatDoesNotStop() throws Exception {
        try (var stack = Stack.of("""
                services:
                  web:
                    image: busybox:1.35
                    command: sh -c 'trap "echo not yet" TERM; echo ready; while true; do sleep 0.1; done'
                    stop_grace_period: 1h
                """);
                var up = new Live(stack, "up")) {
            up.until("ready").signal("INT");
            up.until("not yet").signal("INT");
            assertThat(up.end()).isEqualTo(130);
            assertThat(stack.container("web").state()).isEqualTo(ContainerState.EXITED);
            assertThat(stack.container("web").exitCode()).isEqualTo(137);
        }
    }

    @Test
    void attachedUpWhenAContainerRestartsGoesOnFollowingIt() throws Exception {
        try (var stack = Stack.of("""
                services:
                  retry:
                    image: busybox:1.35
                    restart: on-failure:2
                    command: sh -c 'echo try && exit 5'
                """);
                var up = new Live(stack, "up")) {
            assertThat(up.end()).isZero();
            assertThat(up.lines().stream().filter(line -> line.equals("retry-1  | try")).count()).isEqualTo(3);
        }
    }

    @Test
    void attachedUpWhenAContainersEndIsToAbortStopsTheRestWithTheCodeThatIsAskedFor() throws Exception {
        try (var stack = Stack.of("""
                services:
                  web:
                    image: busybox:1.35
                    command: sh -c 'trap "exit 7" TERM; touch /ready/now; while true; do sleep 0.1; done'
                    tmpfs: /ready
                    healthcheck: {test: test -e /ready/now, interval: 200ms}
                  test:
                    image: busybox:1.35
                    command: sh -c 'echo tested; exit 5'
                    depends_on: {web: {condition: service_healthy}, init: {condition: service_started}}
                  init: {image: "busybox:1.35", command: "true"}
                """)) {
            try (var up = new Live(stack, "up", "--abort-on-container-failure")) {
                assertThat(up.end()).isEqualTo(5);
                assertThat(up.lines()).contains("Aborting on container exit...", "test-1  | tested");
                assertThat(String.join("\n", up.lines())).contains("web-1 exited with code 7");
            }
            assertThat(stack.container("web").state()).isEqualTo(ContainerState.EXITED);
            try (var up = new Live(stack, "up", "--abort-on-container-exit", "test")) {
                assertThat(up.end()).isEqualTo(5);
            }
            try (var up = new Live(stack, "up", "--exit-code-from", "web", "test")) {
                assertThat(up.end()).isEqualTo(7);
            }
        }
    }

    @Test
    void logsWhenFollowedTellOfContainersThatStartLaterAndEndWithTheLast() throws Exception {
        try (var stack = Stack.of("""
                services:
                  web: {image: "busybox:1.35", command: sh -c 'echo first; exec sleep 1000', init: true, stop_grace_period: 0s}
                  late: {image: "busybox:1.35", command: sh -c 'echo hello; exec sleep 1000', init: true, stop_grace_period: 0s}
                """)) {
            assertThat(stack.run("up", "-d", "web").code()).isZero();
            try (var logs = new Live(stack, "logs", "--follow", "--no-color")) {
                logs.until("web-1  | first");
                assertThat(stack.run("up", "-d", "late").code()).isZero();
                logs.until("| hello");
                assertThat(stack.run("kill").code()).isZero();
                assertThat(logs.end()).isZero();
                assertThat(logs.lines()).contains("late-1  | hello");
                assertThat(String.join("\n", logs.lines())).contains("web-1 exited with code 137", "late-1 exited with code 137");
            }
        }
    }
}
