package dev.jcompose.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Testcontainers' `ComposeContainer`, which calls the Docker Compose of its machine.
class ComposeContainerIT {

    @TempDir
    Path temp;

    @Test
    void stackWhenTestcontainersBringsItUpIsThereAndGoesWithIt() throws Exception {
        var config = temp.resolve("config");
        Program.install("plugin", config.resolve("cli-plugins/docker-compose"));
        var file = Files.writeString(temp.resolve("compose.yaml"), """
                services:
                  web:
                    image: busybox:1.35
                    command: sh -c 'echo "$GREETING" >/greeting; echo ready; exec sleep 600'
                    environment: {GREETING: "${GREETING}"}
                    init: true
                  worker:
                    image: busybox:1.35
                    command: sleep 600
                    init: true
                    volumes: ["work:/work"]
                volumes:
                  work:
                """.replace("$GREETING\" >", "$$GREETING\" >"));
        var project = "tc" + UUID.randomUUID().toString().substring(0, 8);
        var environment = new Program(temp).with("DOCKER_CONFIG", config.toString()).with("PATH", System.getenv("PATH"))
                .with("TESTCONTAINERS_RYUK_DISABLED", "true");
        try {
            assertThat(environment.java(ComposedContainers.class, project, file.toString()).ok())
                    .isEqualTo("web says hello\nworkers true true\n");
            assertThat(left(environment, "ps", "-a", project) + left(environment, "network", "ls", project)
                    + left(environment, "volume", "ls", project)).isEmpty();
        } finally {
            environment.run(Program.docker(), "compose", "-p", project, "down", "-v", "-t", "0");
        }
    }

    private static String left(Program environment, String list, String how, String project) throws Exception {
        return environment.run(Program.docker(), list, how, "-q", "--filter", "name=" + project).ok();
    }
}
