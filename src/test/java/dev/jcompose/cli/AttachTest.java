package dev.jcompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.engine.memory.Call;
import dev.jcompose.engine.memory.InMemoryEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class AttachTest {

    @TempDir
    private Path directory;

    private final InMemoryEngine engine = new InMemoryEngine().withImage("busybox:1.35");
    private Run jcompose = new Run();

    @BeforeEach
    void bringUp() throws IOException {
        Files.writeString(directory.resolve("compose.yaml"), """
                name: shop
                services:
                  web: {image: "busybox:1.35"}
                  shell: {image: "busybox:1.35", tty: true, stdin_open: true}
                """);
        jcompose = new Run().on(engine, directory);
        assertThat(jcompose.run("up", "-d").exitCode).isZero();
    }

    @Test
    void attachWhenTheContainerEndsPrintsWhatItWroteAndPassesItsCodeOn() {
        engine.script().after(call -> {
            if (call.verb().equals("attach to container")) {
                engine.script().prints("shop-web-1", false, "out");
                engine.script().prints("shop-web-1", true, "err");
                engine.script().exits("shop-web-1", 3);
            }
        });
        jcompose.run("attach", "--no-stdin", "web");
        assertThat(jcompose.out()).isEqualTo("out\n");
        assertThat(jcompose.err()).isEqualTo("err\n");
        assertThat(jcompose.exitCode).isEqualTo(3);
    }

    @Test
    void attachWhenTheContainerHasATerminalAndInputIsNoneIsRefused() {
        assertThat(jcompose.run("attach", "shell").err()).isEqualTo("the input device is not a TTY\n");
        assertThat(jcompose.exitCode).isEqualTo(1);
    }

    @Test
    void attachWhenTheKeysAreUnknownIsRefusedBeforeAnythingIsAttached() {
        jcompose.run("attach", "--detach-keys", "ctrl-nothing", "web");
        assertThat(jcompose.err()).isEqualTo("invalid detach keys (ctrl-nothing): Unknown character: 'ctrl-nothing'\n");
        assertThat(engine.script().calls()).extracting(Call::verb).doesNotContain("attach to container");
    }

    @Test
    void attachWhenNothingRunsOrItIsPausedSaysSo() {
        assertThat(jcompose.run("attach", "--index", "2", "web").err()).isEqualTo("service \"web\" is not running container #2\n");
        engine.pauseContainer("shop-web-1");
        assertThat(jcompose.run("attach", "web").err()).isEqualTo("You cannot attach to a paused container, unpause it first\n");
        assertThat(jcompose.exitCode).isEqualTo(1);
    }
}
