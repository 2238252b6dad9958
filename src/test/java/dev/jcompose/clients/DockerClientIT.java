package dev.jcompose.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `docker compose` and `docker-compose` are jcompose, in files that were copied away from where they were made.
class DockerClientIT {

    @TempDir
    static Path temp;

    private static Path config;
    private final String project = "cl" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    static void installAndCopy() throws Exception {
        var made = temp.resolve("made/docker-compose");
        Program.install("plugin", made);
        config = Files.createDirectories(temp.resolve("config/cli-plugins")).getParent();
        for (var copy : new String[] {"config/cli-plugins/docker-compose", "config/cli-plugins/docker-jcompose", "docker-compose"}) {
            var file = Files.copy(made, temp.resolve(copy));
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
        Files.delete(made);
        Files.writeString(temp.resolve("compose.yaml"), """
                services:
                  web:
                    image: busybox:1.35
                    command: sleep 600
                    init: true
                """);
    }

    private Program empty() {
        return new Program(temp).with("DOCKER_CONFIG", config.toString());
    }

    @Test
    void dockerComposeWhenItIsThePluginRunsAStack() throws Exception {
        var docker = Program.docker();
        assertThat(empty().run(docker, "compose", "version").ok()).startsWith("Docker Compose version v2.40.3+jcompose.");
        assertThat(empty().run(docker, "compose", "version", "--short").ok()).startsWith("2.40.3+jcompose.");
        assertThat(empty().run(docker, "compose", "config", "--services").ok()).isEqualTo("web\n");
        try {
            var up = empty().run(docker, "--log-level", "error", "compose", "-p", project, "up", "-d");
            up.ok();
            assertThat(up.err()).contains("Container " + project + "-web-1  Started");
            assertThat(empty().run(docker, "compose", "-p", project, "ps", "--format", "json").ok()).contains("\"Service\":\"web\"");
        } finally {
            empty().run(docker, "compose", "-p", project, "down", "-t", "0").ok();
        }
        assertThat(empty().run(docker, "ps", "-aq", "--filter", "label=com.docker.compose.project=" + project).ok()).isEmpty();
    }

    @Test
    void dockerJcomposeWhenTheFileIsCalledSoIsThereBesideTheOther() throws Exception {
        assertThat(empty().run(Program.docker(), "jcompose", "config", "--services").ok()).isEqualTo("web\n");
        assertThat(empty().run(Program.docker(), "jcompose", "ps", "--help").ok()).startsWith("Usage:  docker jcompose ps ");
    }

    @Test
    void helpWhenTheDockerClientIsAskedIsThePlugins() throws Exception {
        assertThat(empty().run(Program.docker(), "help", "compose").ok()).startsWith("Usage:  docker compose [OPTIONS] COMMAND");
        assertThat(empty().run(Program.docker(), "--help").ok()).containsPattern("compose\\* +Docker Compose");
    }

    @Test
    void contextWhenTheDockerClientIsToldOneIsJcomposesToo() throws Exception {
        var run = empty().run(Program.docker(), "--context", "nowhere", "compose", "ps");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("nowhere");
    }

    @Test
    void programWhenItIsCalledDockerComposeNeedsNoEnvironment() throws Exception {
        var program = temp.resolve("docker-compose").toString();
        assertThat(new Program(temp).run(program, "version", "--format", "json").ok()).startsWith("{\"version\":\"v2.40.3+jcompose.");
        assertThat(new Program(temp).run(program, "-v").ok()).startsWith("Docker Compose version v2.40.3+jcompose.");
        assertThat(new Program(temp).run(program, "-h").ok()).startsWith("Usage:  docker compose [OPTIONS] COMMAND");
        assertThat(new Program(temp).run(program, "config", "--images").ok()).isEqualTo("busybox:1.35\n");
    }

    @Test
    void installWhenAnotherProgramIsThereLeavesItUnlessForced() throws Exception {
        var other = Files.writeString(temp.resolve("other"), "a program of somebody else");
        var launcher = Path.of("jcompose").toAbsolutePath().toString();
        var refused = new Program(temp).run(launcher, "install", "--as", "docker-compose", "--to", "other");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("other is another program already").contains("--force");
        assertThat(new Program(temp).run(launcher, "--dry-run", "install", "--as", "docker-compose", "--to", "other", "--force").ok())
                .isEqualTo("would write " + other + ", replacing another program\n");
        assertThat(other).hasContent("a program of somebody else");
        assertThat(new Program(temp).run(launcher, "install", "--as", "docker-compose", "--to", "other", "--yes").ok())
                .isEqualTo("wrote " + other + ", replacing another program\n");
        assertThat(new Program(temp).run(other.toString(), "version").ok()).startsWith("jcompose version");
    }

    @Test
    void installWhenNothingIsSaidNamesWhatThereIsToSay() throws Exception {
        var run = new Program(temp).run(Path.of("jcompose").toAbsolutePath().toString(), "install");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("--as docker-compose or --as plugin");
        var home = Files.createDirectory(temp.resolve("home"));
        var installed = new Program(temp).with("HOME", home.toString())
                .run(Path.of("jcompose").toAbsolutePath().toString(), "install", "--as", "plugin");
        assertThat(installed.ok()).isEqualTo("wrote " + home + "/.docker/cli-plugins/docker-compose\n");
    }
}
