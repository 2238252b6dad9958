package dev.jcompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.engine.memory.InMemoryEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ExecTest {

    @TempDir
    private Path directory;

    private final InMemoryEngine engine = new InMemoryEngine().withImage("busybox:1.35");
    private Run jcompose = new Run();

    @BeforeEach
    void bringUp() throws IOException {
        Files.writeString(directory.resolve("compose.yaml"), """
                name: shop
                services:
                  web: {image: "busybox:1.35", scale: 2, environment: {FROM_FILE: file}}
                  idle: {image: "busybox:1.35", scale: 0}
                """);
        jcompose = new Run().on(engine, directory);
        assertThat(jcompose.run("up", "-d").exitCode).isZero();
    }

    @Test
    void execWhenTheCommandFailsPassesItsCodeOnAndPrintsNothing() {
        jcompose.run("exec", "-T", "web", "sh", "-c", "echo out; echo err >&2; exit 5");
        assertThat(jcompose.out()).isEqualTo("out\n");
        assertThat(jcompose.err()).isEqualTo("err\n");
        assertThat(jcompose.exitCode).isEqualTo(5);
    }

    @Test
    void execWhenInputIsPipedPassesItAndItsEndOn() {
        jcompose.typing("12345").run("exec", "web", "sh", "-c", "cat | wc -c");
        assertThat(jcompose.out()).isEqualTo("5\n");
        assertThat(jcompose.exitCode).isZero();
    }

    @Test
    void execWhenWordsFollowTheServiceLeavesThemToTheCommand() {
        jcompose.run("exec", "-T", "web", "echo", "-T", "--index", "7", "--unknown", "--help");
        assertThat(jcompose.out()).isEqualTo("-T --index 7 --unknown --help\n");
    }

    @Test
    void execWhenVariablesAndFolderAreGivenSetsThem() {
        jcompose.variable("FROM_HERE", "here").run("exec", "-T", "-e", "GIVEN=given", "-e", "FROM_HERE", "-w", "/srv", "web",
                "sh", "-c", "echo $GIVEN $FROM_HERE $FROM_FILE; pwd");
        assertThat(jcompose.out()).isEqualTo("given here file\n/srv\n");
    }

    @Test
    void execWhenNothingRunsSaysSo() {
        assertThat(jcompose.run("exec", "-T", "idle", "true").err()).isEqualTo("service \"idle\" is not running\n");
        assertThat(jcompose.exitCode).isEqualTo(1);
        assertThat(jcompose.run("exec", "-T", "--index", "3", "web", "true").err())
                .isEqualTo("service \"web\" is not running container #3\n");
    }

    @Test
    void execWhenTheNameIsGivenReadsNoFile() throws IOException {
        Files.writeString(directory.resolve("compose.yaml"), "services: [broken");
        assertThat(jcompose.run("-p", "shop", "exec", "-T", "web", "echo", "found").out()).isEqualTo("found\n");
        assertThat(jcompose.variable("COMPOSE_PROJECT_NAME", "shop").run("exec", "-T", "web", "echo", "found").out()).isEqualTo("found\n");
    }

    @Test
    void execWhenDetachedPrintsNothing() {
        jcompose.run("exec", "-d", "web", "sleep", "10");
        assertThat(jcompose.out() + jcompose.err()).isEmpty();
        assertThat(jcompose.exitCode).isZero();
    }

    @Test
    void execWhenATerminalIsWantedAndInputIsNoneIsRefused() {
        jcompose.onTerminals(false, true).run("exec", "web", "sh");
        assertThat(jcompose.err()).isEqualTo("the input device is not a TTY\n");
        assertThat(jcompose.exitCode).isEqualTo(1);
    }

    @Test
    void execWhenTheClientsSettingsNameUnknownKeysWarnsAndTakesTheUsualOnes() throws IOException {
        Files.writeString(directory.resolve("config.json"), "{\"detachKeys\": \"ctrl-nothing\"}");
        jcompose.variable("DOCKER_CONFIG", directory.toString()).run("exec", "-T", "web", "echo", "done");
        assertThat(jcompose.err()).contains("invalid detach escape keys, using default: Unknown character: 'ctrl-nothing'");
        assertThat(jcompose.out()).isEqualTo("done\n");
    }

    @Test
    void execWhenWordsAreMissingSaysHowMany() {
        assertThat(jcompose.run("exec", "web").err()).isEqualTo("requires at least 2 arg(s), only received 1\n");
        assertThat(jcompose.run("exec").err()).isEqualTo("requires at least 2 arg(s), only received 0\n");
    }

    @Test
    void execWhenOnlyTriedIsRefused() {
        engine.script().forgetCalls();
        assertThat(jcompose.run("--dry-run", "exec", "-T", "web", "true").err())
                .isEqualTo("interactive exec is not supported in dry-run mode\n");
        assertThat(engine.script().changes()).isEmpty();
    }
}
