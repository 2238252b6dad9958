package dev.jcompose.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.engine.ContainerFile;
import dev.jcompose.engine.VolumeInfo;
import dev.jcompose.model.Labels;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Secrets and configs arrive in the container as the file says, and what is secret is shown nowhere else.
@Timeout(120)
class SecretsIT {

    private static final String COMPOSE = """
            services:
              web:
                image: busybox:1.35
                init: true
                stop_grace_period: 0s
                read_only: true
                command: sleep infinity
                secrets:
                  - source: token
                    uid: "1000"
                    gid: "1001"
                    mode: "0400"
                  - plain
                  - key
                  - source: key
                    target: /etc/app/key
                  - source: key
                    target: own
                    uid: "1004"
                    mode: 0440
                configs:
                  - source: site
                    target: /etc/site.conf
                    uid: "1002"
                    gid: "1003"
                    mode: 0640
                  - source: named
            secrets:
              token: {environment: STACK_TOKEN}
              plain: {environment: STACK_PLAIN}
              key: {file: ./key.txt}
            configs:
              site:
                content: |
                  greeting=hello ${STACK_NAME}
                  price=$$5
              named: {environment: STACK_NAME}
            """;

    private static final String TOKEN = "t0ken-which-nobody-may-see";
    private static final String PLAIN = "pl4in-which-nobody-may-see";
    private static final String KEY = "k3y-which-nobody-may-see";

    private static Stack stack() throws IOException {
        var stack = Stack.of(COMPOSE).with("STACK_TOKEN", TOKEN).with("STACK_PLAIN", PLAIN).with("STACK_NAME", "shop");
        Files.writeString(stack.directory().resolve("key.txt"), KEY + "\n");
        return stack;
    }

    private static String owner(Stack stack, String file) {
        return stack.exec("web", "stat", "-c", "%u:%g %a", file);
    }

    @Test
    void upWhenSecretsAndConfigsAreGrantedPutsThemInPlace() throws IOException {
        try (var stack = stack()) {
            stack.ok("up", "-d", "--wait");
            assertThat(stack.exec("web", "cat", "/run/secrets/token")).isEqualTo(TOKEN);
            assertThat(owner(stack, "/run/secrets/token")).isEqualTo("1000:1001 400");
            assertThat(stack.exec("web", "cat", "/run/secrets/plain")).isEqualTo(PLAIN);
            assertThat(owner(stack, "/run/secrets/plain")).isEqualTo("0:0 444");
            assertThat(stack.exec("web", "cat", "/run/secrets/key")).isEqualTo(KEY);
            assertThat(stack.exec("web", "cat", "/etc/app/key")).isEqualTo(KEY);
            assertThat(stack.exec("web", "cat", "/run/secrets/own")).isEqualTo(KEY);
            assertThat(owner(stack, "/run/secrets/own")).isEqualTo("1004:0 440");
            assertThat(stack.exec("web", "sh", "-c", "echo x >> /run/secrets/token || echo refused")).contains("refused");
            assertThat(stack.ok("export", "-o", "whole.tar", "web").err()).contains("Exported");
            assertThat(Files.readString(stack.directory().resolve("whole.tar"), java.nio.charset.StandardCharsets.ISO_8859_1))
                    .doesNotContain(TOKEN, PLAIN, KEY);
            assertThat(stack.exec("web", "cat", "/etc/site.conf")).isEqualTo("greeting=hello shop\nprice=$5");
            assertThat(owner(stack, "/etc/site.conf")).isEqualTo("1002:1003 640");
            assertThat(stack.exec("web", "cat", "/named")).isEqualTo("shop");
            assertThat(owner(stack, "/named")).isEqualTo("0:0 444");
            assertThat(stack.exec("web", "sh", "-c", "echo x >> /run/secrets/key || echo refused")).contains("refused");
        }
    }

    @Test
    void upWhenRestartedOrChangedStillHasThem() throws IOException {
        try (var stack = stack()) {
            stack.ok("up", "-d", "--wait");
            assertThat(stack.run("plan").code()).isZero();
            var volumes = files(stack);
            assertThat(volumes).hasSize(1);
            stack.ok("restart", "-t", "0");
            assertThat(stack.file("web", "/run/secrets/token")).isEqualTo("1000:1001 400 " + TOKEN);
            stack.ok("stop", "-t", "0");
            stack.ok("start");
            assertThat(stack.file("web", "/run/secrets/token")).isEqualTo("1000:1001 400 " + TOKEN);
            stack.ok("up", "-d", "--force-recreate", "-t", "0");
            assertThat(files(stack)).isEqualTo(volumes);
            assertThat(stack.file("web", "/run/secrets/token")).isEqualTo("1000:1001 400 " + TOKEN);
            assertThat(stack.file("web", "/etc/site.conf")).startsWith("1002:1003 640 greeting=");
            Files.writeString(stack.directory().resolve("key.txt"), "another");
            assertThat(stack.run("plan").out()).contains("content of secret \"key\" changed");
            stack.ok("up", "-d", "-t", "0");
            assertThat(stack.file("web", "/run/secrets/own")).isEqualTo("1004:0 440 another");
            assertThat(files(stack)).hasSize(1).isNotEqualTo(volumes);
            assertThat(stack.run("plan").code()).isZero();
            stack.ok("down", "-t", "0");
            assertThat(files(stack)).isEmpty();
        }
    }

    /// Docker Compose writes secrets that are text before each start, as an archive for `/`.
    @Test
    void containerWhenItsFilesCanBeWrittenToTakesWhatAnotherToolWritesBeforeAStart() throws IOException {
        try (var stack = stack()) {
            stack.rewrite(COMPOSE.replace("read_only: true", "read_only: false"));
            stack.ok("up", "-d", "--wait");
            stack.ok("stop", "-t", "0");
            var id = stack.container("web").id();
            stack.engine().copyInto(id, List.of(new ContainerFile("/run/secrets/plain", "written by others", null, 0444, null, null)));
            assertThat(stack.file("web", "/run/secrets/key")).endsWith(KEY);
            stack.ok("start");
            assertThat(stack.file("web", "/run/secrets/plain")).isEqualTo("0:0 444 written by others");
            assertThat(stack.file("web", "/run/secrets/token")).isEqualTo("1000:1001 400 " + TOKEN);
            stack.ok("up", "-d", "--force-recreate", "-t", "0");
            assertThat(stack.file("web", "/run/secrets/plain")).isEqualTo("0:0 444 " + PLAIN);
        }
    }

    /// The volumes that hold them.
    private static List<String> files(Stack stack) {
        return stack.engine().volumes(Map.of(Labels.FILES_PROJECT, stack.project())).stream().map(VolumeInfo::name).toList();
    }

    @Test
    void valuesWhenSecretAreShownNowhere() throws IOException {
        try (var stack = stack()) {
            var shown = new StringBuilder();
            for (var words : new String[][] {{"config"}, {"config", "--format", "json"}, {"plan"}, {"plan", "--format", "json"},
                    {"up", "-d", "--dry-run"}, {"--debug", "up", "-d"}, {"plan"}, {"plan", "--force-recreate"},
                    {"plan", "--force-recreate", "--format", "json"}, {"ps"}, {"ps", "--format", "json"}, {"addresses"}}) {
                var run = stack.run(words);
                assertThat(run.code()).as(String.join(" ", words) + run.err()).isIn(0, 2);
                shown.append(run.out()).append(run.err());
            }
            var container = stack.container("web");
            shown.append(container.labels()).append(container.command()).append(stack.engine().container(container.id()).orElseThrow());
            assertThat(shown.toString()).contains("STACK_TOKEN", "token", "key.txt").doesNotContain(TOKEN, PLAIN, KEY);
        }
    }

    @Test
    void upWhenTheVariableOfASecretIsUnsetRefusesAndMakesNothing() throws IOException {
        try (var stack = stack()) {
            stack.environment().remove("STACK_TOKEN");
            for (var words : new String[][] {{"up", "-d"}, {"plan"}}) {
                var refused = stack.run(words);
                assertThat(refused.code()).isEqualTo(1);
                assertThat(refused.err()).isEqualTo("compose.yaml:29:3: environment variable \"STACK_TOKEN\" required by secret \"token\" is not set; "
                        + "set it in the environment or in .env\n");
            }
            assertThat(stack.remains()).isEmpty();
        }
    }
}
