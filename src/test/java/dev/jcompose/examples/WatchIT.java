package dev.jcompose.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.engine.EngineException;
import dev.jcompose.model.Labels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// `watch` and `up --watch`, from files on this machine to files in containers.
@Timeout(420)
class WatchIT {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(90);

    private static final String COMPOSE = """
            services:
              web:
                image: PROJECT-web
                build: .
                init: true
                stop_grace_period: 0s
                command: sleep infinity
                develop:
                  watch:
                    - {path: src, action: sync, target: /app, ignore: ["*.tmp"], initial_sync: true}
                    - {path: hook, action: sync+exec, target: /hook, exec: {command: cp /hook/new /ran}}
                    - {path: conf, action: sync+restart, target: /conf}
                    - {path: Dockerfile, action: rebuild}
            """;

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void eventually(String what, Path log, Condition condition) throws IOException {
        long end = System.nanoTime() + PATIENCE;
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not seen: " + what + "\n" + Files.readString(log));
            }
            Thread.onSpinWait();
            java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    /// Whether the service's container has a file that ends like this.
    private static boolean has(Stack stack, String path, String content) {
        try {
            return stack.file("web", path).endsWith(" " + content);
        } catch (EngineException | AssertionError notYet) {
            return false;
        }
    }

    private static boolean isGone(Stack stack, String path) {
        return stack.engine().path(stack.container("web").id(), path).isEmpty();
    }

    private static Stack stack() throws IOException {
        var name = Stack.newName();
        var directory = Files.createDirectory(Files.createTempDirectory("jcompose-watch").resolve(name));
        for (var folder : new String[] {"src", "hook", "conf"}) {
            Files.createDirectory(directory.resolve(folder));
        }
        Files.writeString(directory.resolve("compose.yaml"), COMPOSE.replace("PROJECT", name));
        Files.writeString(directory.resolve("Dockerfile"), "FROM busybox:1.35\nLABEL version=1\n");
        Files.writeString(directory.resolve("src/first"), "first");
        return Stack.namedAfter(directory).with("DOCKER_BUILDKIT", "0");
    }

    @Test
    void filesWhenTheyChangeReachTheContainer() throws Exception {
        try (var stack = stack()) {
            var log = stack.directory().resolve("watch.log");
            var err = stack.directory().resolve("watch.err");
            assertThat(stack.ok("watch", "--dry-run").err()).contains("DRY-RUN MODE");
            var watch = Launched.start(stack.directory(), stack.environment(), stack.words("watch", "--quiet", "--prune=true", "web"), log, err);
            try {
                eventually("the beginning", err, () -> Files.readString(log).contains("Watch enabled\n"));
                eventually("the first files", log, () -> has(stack, "/app/first", "first"));
                var second = stack.run("watch", "--no-up");
                assertThat(second.code()).isEqualTo(1);
                assertThat(second.err()).isEqualTo("cannot take exclusive lock for project \"" + stack.project() + "\": process with PID "
                        + watch.pid() + " is still running\n");

                Files.createDirectories(stack.directory().resolve("src/new/folder"));
                Files.writeString(stack.directory().resolve("src/new/folder/file"), "hello");
                Files.writeString(stack.directory().resolve("src/x.tmp"), "not this");
                eventually("a new file", log, () -> has(stack, "/app/new/folder/file", "hello"));
                assertThat(isGone(stack, "/app/x.tmp")).isTrue();
                Files.delete(stack.directory().resolve("src/first"));
                eventually("a file that is gone", log, () -> isGone(stack, "/app/first"));

                Files.writeString(stack.directory().resolve("hook/new"), "ran");
                eventually("the command", log, () -> has(stack, "/ran", "ran"));

                Files.writeString(stack.directory().resolve("conf/a"), "setting");
                eventually("the restart", log, () -> Files.readString(log).contains("service(s) [\"web\"] restarted\n"));
                assertThat(has(stack, "/conf/a", "setting")).isTrue();

                var before = stack.container("web").id();
                Files.writeString(stack.directory().resolve("Dockerfile"), "FROM busybox:1.35\nLABEL version=2\n");
                eventually("the build", log, () -> Files.readString(log).contains("service(s) [\"web\"] successfully built\n")
                        && stack.containers().size() == 1 && !stack.container("web").id().equals(before) && stack.container("web").isRunning());
                eventually("the old image's end", log, () -> stack.engine().images(Map.of(Labels.PROJECT, stack.project())).size() == 1);
                assertThat(Files.readString(log)).contains("Syncing service \"web\" after ", "Rebuilding service(s) [\"web\"] after changes were detected...\n");
            } finally {
                end(watch);
            }
            assertThat(watch.exitValue()).as(Files.readString(err)).isEqualTo(130);
            stack.ok("down", "--rmi", "local", "-t", "0");
            assertThat(stack.engine().images(Map.of(Labels.PROJECT, stack.project()))).isEmpty();
        }
    }

    @Test
    void filesWhenTheyChangeBesideAnAttachedUpReachTheContainer() throws Exception {
        try (var stack = stack()) {
            var log = stack.directory().resolve("up.log");
            var up = Launched.start(stack.directory(), stack.environment(), stack.words("up", "--watch"), log, stack.directory().resolve("up.err"));
            try {
                eventually("the beginning", log, () -> Files.readString(log).contains(" ⦿ Watch enabled\n"));
                Files.writeString(stack.directory().resolve("src/second"), "second");
                eventually("a new file", log, () -> has(stack, "/app/second", "second"));
                Files.writeString(stack.directory().resolve("conf/a"), "setting");
                eventually("the restart", log, () -> Files.readString(log).contains(" ⦿ service(s) [\"web\"] restarted\n"));
                Files.writeString(stack.directory().resolve("src/third"), "third");
                eventually("a file after a restart", log, () -> has(stack, "/app/third", "third"));
                var before = stack.container("web").id();
                Files.writeString(stack.directory().resolve("Dockerfile"), "FROM busybox:1.35\nLABEL version=3\n");
                eventually("the build", log, () -> stack.containers().size() == 1 && !stack.container("web").id().equals(before)
                        && stack.container("web").isRunning());
                Files.writeString(stack.directory().resolve("src/fourth"), "fourth");
                eventually("a file after a build", log, () -> has(stack, "/app/fourth", "fourth"));
            } finally {
                end(up);
            }
            assertThat(up.exitValue()).isEqualTo(130);
            stack.ok("down", "--rmi", "local", "-t", "0");
        }
    }

    private static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(90, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
