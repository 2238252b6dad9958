package dev.jcompose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jcompose.engine.EngineInfo;
import dev.jcompose.engine.memory.InMemoryEngine;
import dev.jcompose.execute.ExecutionOptions;
import dev.jcompose.model.Json;
import dev.jcompose.reconcile.ApiSocket;
import dev.jcompose.reconcile.UnplannableException;
import dev.jcompose.reconcile.UpOptions;
import dev.jcompose.stack.Heard;
import dev.jcompose.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `use_api_socket`: what the container gets, and who does not see it.
class ApiSocketTest {

    private static final String FILE = "services: {web: {image: app, use_api_socket: true}, other: {image: app}}";
    private static final String SECRET = Base64.getEncoder().encodeToString("me:secret".getBytes());

    @TempDir
    private Path config;

    private Stack stack(String file) throws IOException {
        Files.writeString(config.resolve("config.json"), "{\"auths\": {\"registry.test\": {\"auth\": \"" + SECRET
                + "\"}}, \"HttpHeaders\": {\"X-Mine\": \"1\"}}");
        return Stack.on(new InMemoryEngine().withImage("app"), new Settings(ExecutionOptions.DEFAULTS, Optional.empty(), config),
                Path.of("/srv/shop"), options -> options.withProjectName("shop")).with(file);
    }

    @Test
    void containerWhenItAsksForTheSocketGetsItWithTheCredentials() throws IOException {
        var stack = stack(FILE).isUp();
        assertThat(stack.script().variables("shop-web-1")).containsExactly("DOCKER_CONFIG=/run/secrets/docker");
        assertThat(stack.jcompose.ps("shop", true).stream().filter(container -> container.name().equals("shop-web-1"))
                .flatMap(container -> container.mounts().stream()).filter(mount -> mount.type().equals("bind"))).singleElement().satisfies(mount -> {
                    assertThat(mount.source()).isEqualTo("/var/run/docker.sock");
                    assertThat(mount.target()).isEqualTo("/var/run/docker.sock");
                });
        assertThat(stack.script().files("shop-web-1")).containsOnlyKeys("/run/secrets/docker/config.json")
                .containsEntry("/run/secrets/docker/config.json", """
                        {
                          "auths": {
                            "registry.test": {
                              "auth": "%s"
                            }
                          }
                        }""".formatted(SECRET));
        assertThat(stack.script().files("shop-other-1")).isEmpty();
        stack.assertPlan("");
    }

    @Test
    void containerWhenItHasItsOwnVariableKeepsIt() throws IOException {
        var stack = stack(FILE.replace("true", "true, environment: {DOCKER_CONFIG: /mine}")).isUp();
        assertThat(stack.script().variables("shop-web-1")).containsExactly("DOCKER_CONFIG=/mine");
    }

    @Test
    void credentialsWhenPlannedAndToldAreNotShown() throws IOException {
        var stack = stack(FILE);
        var plan = stack.jcompose.planUp(stack.project(), UpOptions.DEFAULTS).plan();
        assertThat(plan.toString()).contains("fill (/run/secrets/docker/config.json)");
        var heard = new Heard();
        stack.up(UpOptions.DEFAULTS, heard);
        assertThat(plan + Json.compact(plan.toValue()) + heard.lines(true)).doesNotContain(SECRET, "secret\"", "registry.test");
    }

    @Test
    void socketWhenTheEngineIsWindowsIsRefused() throws IOException {
        var project = stack(FILE).project();
        assertThatThrownBy(() -> ApiSocket.applyTo(project, () -> new EngineInfo("npipe", "a test", "20.10", "1.41", "windows", "amd64", true), () -> ""))
                .isInstanceOf(UnplannableException.class)
                .hasMessageContaining("use_api_socket can't be used with a Windows Docker Engine");
    }
}
