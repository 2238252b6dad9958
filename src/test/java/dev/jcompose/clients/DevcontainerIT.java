package dev.jcompose.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The Dev Containers CLI, as editors use it: a container for development that is a service of a Compose file.
class DevcontainerIT {

    /// The exit code of the script that gets the CLI, when it cannot be had here.
    private static final int NOT_TO_BE_HAD = 3;

    @TempDir
    Path temp;

    @Test
    void devcontainerWhenItIsAServiceComesUpAndRunsCommands() throws Exception {
        var script = new Program(temp).withEnvironment()
                .run(Path.of("scripts/devcontainer-cli").toAbsolutePath().toString());
        assumeTrue(script.code() != NOT_TO_BE_HAD, script.err().strip());
        var cli = script.ok().strip();

        var config = temp.resolve("config");
        Program.install("plugin", config.resolve("cli-plugins/docker-compose"));
        var workspace = Files.createDirectories(temp.resolve("dc" + UUID.randomUUID().toString().substring(0, 8)));
        var folder = Files.createDirectory(workspace.resolve(".devcontainer"));
        Files.writeString(folder.resolve("devcontainer.json"), """
                {"name": "shop", "dockerComposeFile": "compose.yaml", "service": "app", "workspaceFolder": "/workspace",
                 "overrideCommand": true}
                """);
        Files.writeString(folder.resolve("compose.yaml"), """
                services:
                  app:
                    image: busybox:1.35
                    volumes: ["..:/workspace"]
                    depends_on: [db]
                  db:
                    image: busybox:1.35
                    init: true
                    command: sleep 600
                """);
        var project = workspace.getFileName() + "_devcontainer";
        var environment = new Program(workspace).with("DOCKER_CONFIG", config.toString()).with("PATH", System.getenv("PATH"))
                .with("HOME", temp.toString());
        try {
            assertThat(environment.run(cli, "up", "--workspace-folder", workspace.toString()).ok())
                    .contains("\"outcome\":\"success\"", "\"composeProjectName\":\"" + project + "\"");
            assertThat(environment.run(cli, "exec", "--workspace-folder", workspace.toString(), "sh", "-c", "echo in $PWD; ls -A").ok())
                    .isEqualTo("in /workspace\n.devcontainer\n");
            assertThat(environment.run(Program.docker(), "compose", "-p", project, "ps", "--services").ok()).isEqualTo("app\ndb\n");
        } finally {
            environment.run(Program.docker(), "compose", "-p", project, "down", "-v", "-t", "0").ok();
        }
    }
}
