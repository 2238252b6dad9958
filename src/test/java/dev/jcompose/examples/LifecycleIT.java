package dev.jcompose.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.ContainerState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The verbs that act on containers that are there, on the real engine.
@Timeout(240)
class LifecycleIT {

    private static final String FILE = """
            services:
              web: {image: "busybox:1.35", command: sleep 1000, init: true, stop_grace_period: 0s, depends_on: [db]}
              db: {image: "busybox:1.35", command: sleep 1000, init: true, stop_grace_period: 0s, volumes: [/data]}
            """;

    @Test
    void containersWhenMadeArePausedKilledAndRemoved() {
        try (var stack = Stack.of(FILE)) {
            assertThat(stack.ok("kill").err()).isEqualTo("no container to kill");
            stack.ok("create", "--quiet-pull", "--no-build", "--pull", "missing", "--remove-orphans", "--scale", "web=2", "--yes");
            assertThat(stack.containers()).hasSize(3).extracting(ContainerInfo::state).containsOnly(ContainerState.CREATED);
            stack.ok("create", "--no-recreate", "web");
            stack.ok("create", "--force-recreate", "--build", "db");

            stack.ok("scale", "web=3");
            stack.ok("scale", "--no-deps", "web=1");
            stack.ok("stop", "-t", "0");
            assertThat(stack.ok("start", "--wait", "--wait-timeout", "100", "web").err()).contains("-db-1  Started", "-web-1  Healthy");
            assertThat(stack.ok("pause").err()).contains("-web-1  Paused", "-db-1  Paused");
            assertThat(stack.run("pause", "db").err()).contains(" is already paused");
            stack.ok("unpause");
            assertThat(stack.containers()).extracting(ContainerInfo::state).containsExactly(ContainerState.RUNNING, ContainerState.RUNNING);

            assertThat(stack.run("kill", "--signal", "NOPE", "web").err()).containsIgnoringCase("Invalid signal: NOPE");
            stack.ok("kill", "--remove-orphans", "-s", "KILL", "web");
            assertThat(stack.ok("rm").out()).isEqualTo("Going to remove " + stack.project() + "-web-1");
            assertThat(stack.ok("rm", "-f", "-a").err()).contains("-web-1  Removed");
            assertThat(stack.ok("rm", "--force", "--stop", "--volumes").err()).contains("-db-1  Removed");
            assertThat(stack.ok("rm").err()).isEqualTo("No stopped containers\n");
        }
    }

    @Test
    void waitWhenAContainerEndsTakesTheProjectDown() throws Exception {
        try (var stack = Stack.of("""
                services:
                  web:
                    image: busybox:1.35
                    command: sh -c 'until [ -e /go ]; do sleep 0.1; done; exit 7'
                """)) {
            stack.ok("up", "-d");
            var id = stack.container("web").id();
            var out = stack.directory().resolve("waited");
            var waiter = Launched.start(stack.directory(), stack.environment(), stack.words("wait", "--down-project", "web"), out,
                    stack.directory().resolve("progress"));
            try {
                waitsForTheEnd(waiter);
                stack.exec("web", "touch", "/go");
                assertThat(waiter.waitFor(120, TimeUnit.SECONDS)).isTrue();
            } finally {
                waiter.destroyForcibly();
            }
            assertThat(out).hasContent("container \"" + id + "\" exited with status code 7");
            assertThat(waiter.exitValue()).isEqualTo(7);
            assertThat(stack.remains()).isEmpty();
        }
    }

    /// Its thread for the container shows that it has found it.
    private static void waitsForTheEnd(Process waiter) throws Exception {
        while (waiter.isAlive()) {
            try (var threads = Files.list(Path.of("/proc", Long.toString(waiter.pid()), "task"))) {
                for (var thread : threads.toList()) {
                    if (Files.readString(thread.resolve("comm")).startsWith("end of ")) {
                        return;
                    }
                }
            } catch (java.io.IOException gone) {
                // A thread that has ended, or the program itself: looked at again.
            }
            Thread.sleep(50);
        }
        throw new AssertionError("it does not wait");
    }
}
