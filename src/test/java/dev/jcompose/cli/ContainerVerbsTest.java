package dev.jcompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.engine.EngineException;
import dev.jcompose.engine.memory.Behaviour;
import dev.jcompose.engine.memory.InMemoryEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `create`, `kill`, `pause`, `unpause`, `rm`, `scale` and `wait` as command lines.
@Timeout(60)
class ContainerVerbsTest {

    @TempDir
    private Path directory;

    private final InMemoryEngine engine = new InMemoryEngine().withImage("busybox:1.35").withImage("job:1");
    private Run jcompose = new Run();

    @BeforeEach
    void writeFile() throws IOException {
        Files.writeString(directory.resolve("compose.yaml"), """
                name: shop
                services:
                  web: {image: "busybox:1.35", depends_on: [db]}
                  db: {image: "busybox:1.35"}
                  job: {image: "job:1"}
                """);
        engine.script().behaves("job:1", Behaviour.exits(0));
        jcompose = new Run().on(engine, directory);
    }

    @Test
    void createWhenDoneHasStartedNothing() {
        assertThat(jcompose.run("create", "--quiet-pull", "--scale", "web=2", "web").exitCode).isZero();
        assertThat(jcompose.err()).contains(" Container shop-web-2  Created\n").doesNotContain("Starting", "job");
        assertThat(jcompose.run("ps", "-a", "--status", "created", "--services").out()).isEqualTo("db\nweb\n");
        assertThat(jcompose.run("create", "--build", "--no-build").err()).isEqualTo("--build and --no-build are incompatible\n");
        assertThat(jcompose.run("create", "--detach").err()).isEqualTo("unknown flag: --detach\n");
    }

    @Test
    void killWhenNothingRunsSaysSoWithoutFailing() {
        assertThat(jcompose.run("kill").err()).isEqualTo("no container to kill");
        assertThat(jcompose.run("-p", "other", "kill").err()).isEqualTo("no container to kill");
        jcompose.run("up", "-d");
        assertThat(jcompose.run("kill", "-s", "SIGKILL", "db").err())
                .isEqualTo(" Container shop-db-1  Killing\n Container shop-db-1  Killed\n");
        assertThat(jcompose.exitCode).isZero();
        assertThat(jcompose.run("kill", "dbb").err()).startsWith("no such service: dbb");
    }

    @Test
    void eventWhenAContainerCannotBeStoppedKilledOrRemovedNamesWhatFailed() {
        jcompose.run("up", "-d", "db");
        assertThat(failing("stop container", "stop")).contains(" Container shop-db-1  Error while Stopping\n");
        assertThat(failing("kill container", "kill")).contains(" Container shop-db-1  Error while Killing\n");
        jcompose.run("stop");
        assertThat(failing("remove container", "rm", "-f")).contains(" Container shop-db-1  Error while Removing\n");
    }

    /// What a command says when the engine refuses a call, the first time.
    private String failing(String verb, String... words) {
        var refused = new AtomicBoolean();
        engine.script().before(call -> {
            if (call.verb().equals(verb) && !refused.getAndSet(true)) {
                throw new EngineException(verb, call.subject(), "memory://engine", 500, "tired", null);
            }
        });
        return jcompose.run(words).err();
    }

    @Test
    void servicesWhenTheNameIsInTheEnvironmentAreThoseThatHaveContainersToo() {
        jcompose.variable("COMPOSE_PROJECT_NAME", "shop").run("pause", "wep");
        assertThat(jcompose.err()).contains("level=warning msg=\"no such service: wep; did you mean");
        assertThat(jcompose.exitCode).isZero();
    }

    @Test
    void commandsWhenAnEnvFileIsMissingNeedIt() throws IOException {
        jcompose.run("up", "-d", "web");
        Files.writeString(directory.resolve("compose.yaml"), """
                name: shop
                services: {web: {image: "busybox:1.35", env_file: gone.env}, db: {image: "busybox:1.35"}}
                """);
        assertThat(jcompose.run("ps", "--services").out()).isEqualTo("db\nweb\n");
        assertThat(jcompose.run("start").err()).contains("env file", "gone.env not found");
        assertThat(jcompose.run("down").exitCode).isZero();
    }

    @Test
    void servicesWhenOnlyANameIsGivenAreThoseThatHaveContainers() {
        jcompose.run("up", "-d", "web");
        assertThat(jcompose.run("-p", "shop", "start", "wep").err())
                .isEqualTo("no such service: \"wep\": not found; did you mean \"web\"?\n");
        assertThat(jcompose.run("-p", "shop", "restart", "db", "nope").err()).isEqualTo("no such service: nope\n");
        assertThat(jcompose.exitCode).isEqualTo(1);
        for (var verb : new String[] {"stop", "pause", "unpause", "logs"}) {
            assertThat(jcompose.run("-p", "shop", verb, "nope").exitCode).isZero();
            assertThat(jcompose.out() + jcompose.err()).isEmpty();
        }
        assertThat(jcompose.run("-p", "shop", "kill", "nope").err()).isEqualTo("no container to kill");
        assertThat(jcompose.run("-p", "shop", "down", "nope").err())
                .contains("level=info msg=\"Any of the services [nope] not running in project \\\"shop\\\"\"");
        assertThat(jcompose.run("-p", "shop", "ps", "--services").out()).isEqualTo("db\nweb\n");
    }

    @Test
    void startWhenToWaitTakesTheTimeItMay() {
        jcompose.run("up", "-d", "web");
        jcompose.run("stop");
        assertThat(jcompose.run("start", "--wait", "--wait-timeout", "60", "web").err()).contains(" Container shop-web-1  Healthy\n");
        assertThat(jcompose.run("start", "--wait-timeout", "-1").exitCode).isZero();
    }

    @Test
    void progressWhenItsVariableSaysSoIsOnStandardOutput() {
        jcompose.variable("COMPOSE_STATUS_STDOUT", "true");
        assertThat(jcompose.run("kill").out()).isEqualTo("no container to kill");
        assertThat(jcompose.run("up", "-d", "db").out()).contains(" Container shop-db-1  Started\n");
        assertThat(jcompose.err()).isEmpty();
        assertThat(jcompose.run("rm").out()).isEqualTo("No stopped containers\n");
        assertThat(jcompose.run("kill", "nope").out()).isEmpty();
        assertThat(jcompose.variable("COMPOSE_STATUS_STDOUT", "yes").run("stop").out()).isEmpty();
    }

    @Test
    void pauseWhenDoneSaysOnlyThat() {
        jcompose.run("up", "-d");
        assertThat(jcompose.run("pause", "web").err()).isEqualTo(" Container shop-web-1  Paused\n");
        assertThat(jcompose.run("--progress", "json", "unpause", "web").err())
                .isEqualTo("{\"id\":\"Container shop-web-1\",\"status\":\"Unpaused\"}\n");
        assertThat(jcompose.run("unpause", "web").exitCode).isEqualTo(1);
        assertThat(jcompose.err()).contains(" is not paused");
    }

    @Test
    void rmWhenNotAgreedToRemovesNothing() {
        assertThat(jcompose.run("rm").err()).isEqualTo("No stopped containers\n");
        jcompose.run("up", "-d");
        for (var answer : new String[] {"", "yes\n", "n\n"}) {
            assertThat(jcompose.typing(answer).run("rm", "-s").out()).isEqualTo("Going to remove shop-db-1, shop-job-1, shop-web-1");
            assertThat(jcompose.err()).isEmpty();
        }
        assertThat(jcompose.typing("Y\n").run("rm").out()).isEqualTo("Going to remove shop-job-1");
        assertThat(jcompose.err()).isEqualTo(" Container shop-job-1  Removing\n Container shop-job-1  Removed\n");
        assertThat(jcompose.run("rm", "-f", "--stop", "web").out()).isEqualTo("Going to remove shop-web-1\n");
        assertThat(engine.script().contents()).contains("shop-db-1").doesNotContain("shop-web-1");
    }

    @Test
    void rmWhenAskedOnATerminalTakesYes() {
        jcompose.run("up", "-d");
        assertThat(jcompose.onTerminal().typing("yes\n").run("rm").out()).isEqualTo("? Going to remove shop-job-1 (y/N) ");
        assertThat(engine.script().contents()).doesNotContain("shop-job-1");
    }

    @Test
    void scaleWhenNumbersFitMakesAndRemoves() {
        assertThat(jcompose.run("scale", "web=3").err()).contains(" Container shop-web-3  Started\n", " Container shop-db-1  Started\n");
        assertThat(jcompose.run("scale", "--no-deps", "web=1").err()).contains(" Container shop-web-3  Removed\n").doesNotContain("db");
        assertThat(jcompose.run("ps", "--services").out()).isEqualTo("db\nweb\n");
    }

    @Test
    void scaleWhenWordsDoNotFitSaysWhatDockerComposeSays() {
        assertThat(jcompose.run("scale").err()).isEqualTo("requires at least 1 arg(s), only received 0\n");
        assertThat(jcompose.run("scale", "web").err()).isEqualTo("invalid scale specifier: web\n");
        assertThat(jcompose.run("scale", "web=x").err()).isEqualTo("invalid scale specifier: can't parse replica value as int: web=x\n");
        assertThat(jcompose.run("scale", "web=-1").err()).startsWith("invalid scale specifier: web=-1: ");
        assertThat(jcompose.run("scale", "foo=2").err()).startsWith("no such service: foo");
        assertThat(jcompose.exitCode).isEqualTo(1);
    }

    @Test
    void waitWhenContainersEndSaysTheirCodes() {
        jcompose.run("up", "-d");
        engine.script().before(call -> {
            if (call.verb().equals("wait for container")) {
                engine.script().exits("shop-db-1", 5);
            }
        });
        assertThat(jcompose.run("wait", "db").out()).matches("container \"[0-9a-f]{64}\" exited with status code 5\n");
        assertThat(jcompose.exitCode).isEqualTo(5);
        assertThat(jcompose.run("wait", "db").err()).isEqualTo("no containers for project \"shop\"\n");
        assertThat(jcompose.run("wait").err()).startsWith("docker: 'docker compose wait' requires at least 1 argument\n");
        assertThat(jcompose.exitCode).isEqualTo(1);
    }

    @Test
    void waitWhenTheProjectGoesWithItTakesItDown() {
        jcompose.run("up", "-d");
        engine.script().before(call -> {
            if (call.verb().equals("wait for container")) {
                engine.script().exits("shop-db-1", 0);
            }
        });
        jcompose.run("wait", "--down-project", "db");
        assertThat(jcompose.exitCode).isZero();
        assertThat(engine.script().contents()).doesNotContain("container", "network");
    }
}
