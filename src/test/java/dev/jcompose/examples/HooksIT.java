package dev.jcompose.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.ContainerState;
import dev.jcompose.model.Labels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Hooks and a provider, on the real engine. (They stand in the file: a verb that is told a project's name and no file, which it then
/// does not look for, knows nothing of them, as with Docker Compose.)
@Timeout(240)
class HooksIT {

    private static final String FILE = """
            services:
              web:
                image: busybox:1.35
                command: sleep 1000
                stop_grace_period: 0s
                depends_on: [db]
                volumes: ["data:/data"]
                pre_start: [{command: [sh, -c, "echo prepared by $$DB_URL > /data/log; echo preparing"]}]
                post_start: [{command: [sh, -c, "echo started as $$WHO >> /data/log; echo hello"], environment: {WHO: hook}}]
                pre_stop: [{command: [sh, -c, "echo stopping >> /data/log; echo bye"]}]
              db: {provider: {type: cloud, options: {size: 3}}}
            volumes: {data: {}}
            """;
    private static final String WAITING = """
            services:
              web:
                image: busybox:1.35
                command: sleep 1000
                stop_grace_period: 0s
                %s: [{command: [sh, -c, "echo waiting; exec sleep %d"]}]
            """;

    @TempDir
    private Path config;

    private Stack stack() throws IOException {
        var program = Files.createDirectories(config.resolve("cli-plugins")).resolve("docker-cloud");
        Files.writeString(program, """
                #!/bin/sh
                [ "$2" = metadata ] && exit 1
                echo "$@" >> %s
                echo '{"type": "info", "message": "making it"}'
                echo '{"type": "setenv", "message": "URL=tcp://db"}'
                """.formatted(config.resolve("log")));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return Stack.of(FILE).with("DOCKER_CONFIG", config.toString());
    }

    @Test
    void hooksWhenTheStackComesAndGoesRunAtTheirMoments() throws IOException {
        try (var stack = stack()) {
            assertThat(stack.ok("up", "-d").err()).contains("db making it");
            assertThat(stack.exec("web", "cat", "/data/log")).isEqualTo("prepared by tcp://db\nstarted as hook");
            assertThat(stack.exec("web", "sh", "-c", "echo $DB_URL")).isEqualTo("tcp://db");
            assertThat(stack.containers()).hasSize(1);

            assertThat(stack.ok("up", "-d").err()).contains(" Running").doesNotContain("post_start", "Starting", "Recreate");
            stack.ok("-f", "compose.yaml", "restart");
            assertThat(stack.exec("web", "cat", "/data/log")).endsWith("\nstopping\nstarted as hook");

            stack.ok("-f", "compose.yaml", "down", "--volumes");
            assertThat(stack.remains()).isEmpty();
            var called = "compose --project-name=" + stack.project();
            assertThat(Files.readAllLines(config.resolve("log")))
                    .containsExactly(called + " up --size=3 db", called + " up --size=3 db", called + " down --size=3 db");
        }
    }

    @Test
    void hooksWhenAttachedAreHeardUnderNamesOfTheirOwn() throws Exception {
        try (var stack = stack(); var up = new Live(stack, "up")) {
            up.until("hello").signal("INT");
            assertThat(up.end()).isEqualTo(130);
            assertThat(up.lines()).contains("web pre_start[0] ->  | preparing", "web-1 ->             | hello", "web-1 ->             | bye");
        }
    }

    @Test
    void upWhenPreStartFailsKeepsItsContainerForALook() throws IOException {
        try (var stack = stack().rewrite(FILE.replace("echo preparing", "echo no room >&2; exit 7"))) {
            var run = stack.run("up", "-d");
            assertThat(run.code()).isNotZero();
            assertThat(run.err()).contains("service \"web\" pre_start[0] exited with code 7: no room (hook container "
                    + stack.project() + "-web.pre_start.0 retained for inspection)");
            assertThat(stack.containers()).hasSize(2).filteredOn(container -> container.label(Labels.HOOK).isEmpty())
                    .extracting(ContainerInfo::state).containsExactly(ContainerState.CREATED);
            stack.ok("down", "--volumes");
            assertThat(stack.remains()).isEmpty();
        }
    }

    @Test
    void upWhenKilledInAHookIsFinishedByTheNext() throws Exception {
        for (var moment : new String[] {"pre_start", "post_start"}) {
            try (var stack = Stack.of(WAITING.formatted(moment, 1000)); var up = new Live(stack, "up")) {
                up.until("waiting").kill();
                stack.rewrite(WAITING.formatted(moment, 0)).ok("up", "-d");
                assertThat(stack.container("web").isRunning()).isTrue();
                assertThat(stack.containers()).hasSize(1);
                assertThat(stack.ok("plan").out()).startsWith("nothing to do");
            }
        }
    }
}
