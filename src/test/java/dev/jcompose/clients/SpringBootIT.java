package dev.jcompose.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Spring Boot's support for Docker Compose, which brings a stack up for an application and stops it afterwards.
class SpringBootIT {

    private static final String COMPOSE = """
            services:
              database:
                image: postgres:15
                stop_grace_period: 2s
                environment: {POSTGRES_USER: shop, POSTGRES_PASSWORD: secret, POSTGRES_DB: rows}
                ports: ["5432"]
                healthcheck:
                  test: pg_isready -U shop -d rows -h 127.0.0.1
                  interval: 200ms
                  timeout: 5s
                  retries: 300
            """;

    @TempDir
    Path temp;

    private final String project = "boot" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void applicationWhenStartedHasTheDatabaseOfItsStackThroughThePlugin() throws Exception {
        var config = temp.resolve("config");
        Program.install("plugin", config.resolve("cli-plugins/docker-compose"));
        runsAndStops(new Program(temp).with("DOCKER_CONFIG", config.toString()).with("PATH", System.getenv("PATH")));
    }

    private void runsAndStops(Program environment) throws Exception {
        var file = Files.writeString(temp.resolve("compose.yaml"), COMPOSE);
        environment.with("COMPOSE_PROJECT_NAME", project);
        try {
            var run = environment.java(RowsApplication.class, "--spring.docker.compose.file=" + file, "--spring.main.banner-mode=off");
            assertThat(run.ok()).isEqualTo("database rows of shop\n");
            assertThat(environment.run(Program.docker(), "ps", "-a", "--filter", "label=com.docker.compose.project=" + project,
                    "--format", "{{.Names}} {{.Status}}").ok()).startsWith(project + "-database-1 Exited (0)");
        } finally {
            environment.run(Program.docker(), "compose", "-p", project, "down", "-v", "-t", "0").ok();
        }
    }
}
