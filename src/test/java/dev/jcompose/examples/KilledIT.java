package dev.jcompose.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// jcompose killed with SIGKILL while it works: the next run gets to the end.
@Timeout(300)
class KilledIT {

    private static final String COMPOSE = """
            services:
              db:
                image: busybox:1.35
                init: true
                command: sleep infinity
                environment: {GENERATION: "%s"}
                volumes: [/data]
              web:
                image: busybox:1.35
                init: true
                command: sleep infinity
                environment: {GENERATION: "%s"}
                depends_on: [db]
            """;

    @Test
    void upWhenKilledAfterAnyLineIsFinishedByTheNext() throws Exception {
        for (int lines = 1; ; lines += 2) {
            try (var stack = Stack.of(COMPOSE.formatted("a", "a"))) {
                boolean killed = killAfter(stack, lines, "up", "-d");
                stack.ok("up", "-d", "--wait");
                assertThat(stack.run("plan").code()).as("a plan after being killed at line %d", lines).isZero();
                if (!killed) {
                    return;
                }
            }
        }
    }

    @Test
    void recreationWhenKilledAfterAnyLineKeepsTheAnonymousVolume() throws Exception {
        try (var stack = Stack.of(COMPOSE.formatted("a", "a"))) {
            stack.ok("up", "-d");
            stack.exec("db", "sh", "-c", "echo precious > /data/file");
            boolean killed = true;
            for (int lines = 1; killed; lines++) {
                stack.rewrite(COMPOSE.formatted("b" + lines, "a"));
                killed = killAfter(stack, lines, "up", "-d");
                stack.ok("up", "-d", "--wait");
                assertThat(stack.run("plan").code()).as("a plan after being killed at line %d", lines).isZero();
                assertThat(stack.exec("db", "cat", "/data/file")).isEqualTo("precious");
                assertThat(stack.containers()).hasSize(2);
            }
        }
    }

    @Test
    void downWhenKilledAfterAnyLineIsFinishedByTheNext() throws Exception {
        boolean killed = true;
        for (int lines = 1; killed; lines += 2) {
            try (var stack = Stack.of(COMPOSE.formatted("a", "a"))) {
                stack.ok("up", "-d");
                killed = killAfter(stack, lines, "down", "-v");
                stack.ok("down", "-v");
                assertThat(stack.remains()).isEmpty();
            }
        }
    }

    private static boolean killAfter(Stack stack, int lines, String... arguments) throws Exception {
        try (var run = new Live(stack, arguments)) {
            boolean more = run.read(lines);
            run.kill();
            return more;
        }
    }
}
