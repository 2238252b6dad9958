package dev.jcompose.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.ContainerState;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Flags that the examples do not need, on the real engine.
@Timeout(240)
class FlagsIT {

    private static final String FILE = """
            services:
              web:
                image: busybox:1.35
                command: sh -c 'echo one; echo two; exec sleep 1000'
                init: true
                stop_grace_period: 0s
                depends_on: {db: {condition: service_started, restart: true}}
              db: {image: "busybox:1.35", command: sleep 1000, init: true, stop_grace_period: 0s, volumes: [/data]}
              job: {image: "busybox:1.35", command: "echo ${GREETING}", depends_on: [db], profiles: [job]}
            """;

    @Test
    void flagsOfAttachedRunsAreHeeded() throws IOException {
        try (var stack = Stack.of(FILE)) {
            Files.writeString(stack.directory().resolve("other.env"), "GREETING=hello\n");
            var run = stack.ok("--env-file", "other.env", "--ansi", "never", "--parallel", "2", "up", "--attach-dependencies", "--no-attach", "db",
                    "--no-color", "--timestamps", "--timeout", "0", "--quiet-pull", "--quiet-build", "job");
            assertThat(run.out()).startsWith("Attaching to job-1\n").containsPattern("job-1 +\\| \\d{4}-[^ ]+Z hello\n");
            assertThat(stack.ok("--profile", "job", "up", "--attach", "job", "--no-log-prefix", "--no-deps", "--no-recreate", "job").out())
                    .contains("Attaching to job-1\n");
        }
    }

    @Test
    void flagsOfDetachedRunsAreHeeded() {
        try (var stack = Stack.of(FILE)) {
            stack.ok("--all-resources", "--project-directory", stack.directory().toString(), "up", "--no-start");
            assertThat(stack.containers()).hasSize(2).extracting(ContainerInfo::state).containsOnly(ContainerState.CREATED);
            stack.ok("--no-ansi", "--verbose", "up", "-d", "--wait", "--wait-timeout", "100", "--pull", "missing", "--yes");
            var before = stack.container("db").id();
            assertThat(stack.ok("up", "-d", "--always-recreate-deps", "web").err()).contains("-db-1  Recreated");
            assertThat(stack.container("db").id()).isNotEqualTo(before);
            var volume = stack.container("db").mounts().getFirst().name();
            stack.ok("up", "-d", "--renew-anon-volumes", "--remove-orphans", "db");
            assertThat(stack.container("db").mounts().getFirst().name()).isNotEqualTo(volume);

            assertThat(stack.ok("restart", "--no-deps", "--timeout", "0", "db").err()).contains("-db-1  Started").doesNotContain("-web-1");
            assertThat(stack.ok("restart", "-t", "0", "db").err()).contains("-db-1  Started", "-web-1  Started");
            assertThat(stack.ok("stop", "--timeout", "0", "web").err()).contains("-web-1  Stopped");
            assertThat(stack.ok("logs", "--index", "1", "--no-color", "--tail", "1", "web").out()).isEqualTo("web-1  | two\n");
            assertThat(stack.ok("logs", "--follow", "--no-log-prefix", "--since", "1h", "--until", "2099-01-01", "web").out()).startsWith("one\ntwo\n");
            assertThat(stack.run("logs", "--since", "nonsense", "web").err())
                    .contains("invalid value for \"since\": failed to parse value as time or duration: \"nonsense\"");
            assertThat(stack.ok("logs", "--timestamps", "-n", "1", "web").out()).matches("web-1  \\| \\d{4}-[^ ]+Z two\n");
            stack.ok("down", "--rmi", "local", "--timeout", "0", "--volumes", "--remove-orphans");
            assertThat(stack.remains()).isEmpty();
            assertThat(stack.ok("version", "--short").out()).isNotBlank();
            assertThat(stack.ok("--version").out()).contains("version");
        }
    }
}
