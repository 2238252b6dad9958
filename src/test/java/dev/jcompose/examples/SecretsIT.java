package dev.jcompose.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
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
            stack.ok("restart", "-t", "0");
            assertThat(stack.exec("web", "cat", "/run/secrets/token")).isEqualTo(TOKEN);
            stack.ok("stop", "-t", "0");
            stack.ok("start");
            assertThat(owner(stack, "/run/secrets/token")).isEqualTo("1000:1001 400");
            stack.ok("up", "-d", "--force-recreate", "-t", "0");
            assertThat(stack.exec("web", "cat", "/run/secrets/token")).isEqualTo(TOKEN);
            assertThat(owner(stack, "/etc/site.conf")).isEqualTo("1002:1003 640");
        }
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
                assertThat(refused.err()).isEqualTo("compose.yaml:23:3: environment variable \"STACK_TOKEN\" required by secret \"token\" is not set; "
                        + "set it in the environment or in .env\n");
            }
            assertThat(stack.remains()).isEmpty();
        }
    }
}
