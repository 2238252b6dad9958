package dev.jcompose.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/// `exec` on the real engine, some of it at a real terminal.
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExecIT {

    private final Stack stack = Stack.of("""
            services:
              web: {image: "busybox:1.35", command: sleep 1000, init: true, stop_grace_period: 0s, scale: 2}
            """);

    @BeforeAll
    void bringUp() {
        assertThat(stack.run("up", "-d").code()).isZero();
    }

    @AfterAll
    void takeAway() {
        stack.close();
    }

    @Test
    void execWhenFourMegabytesArePipedPassesThemAndTheirEndOn() throws Exception {
        var command = new ArrayList<String>(List.of(java.nio.file.Path.of("jcompose").toAbsolutePath().toString()));
        command.addAll(stack.words("exec", "-T", "web", "sh", "-c", "cat | wc -c; exit 7"));
        var builder = new ProcessBuilder(command).directory(stack.directory().toFile()).redirectErrorStream(true);
        builder.environment().put("JCOMPOSE_NO_BUILD", "1");
        var process = builder.start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(new byte[4 << 20]);
        }
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("4194304\n");
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(7);
    }

    @Test
    void execWhenFlagsAreGivenObeysThem() {
        var given = stack.run("exec", "--no-tty", "--env", "GIVEN=yes", "--user", "1000:1000", "--workdir", "/tmp", "--index", "2",
                "web", "sh", "-c", "echo $GIVEN $(id -u) $(pwd) $HOSTNAME; echo err >&2; exit 3");
        var second = stack.containers().stream().filter(container -> container.name().endsWith("-2")).findFirst().orElseThrow();
        assertThat(given.out()).isEqualTo("yes 1000 /tmp " + second.id().substring(0, 12) + "\n");
        assertThat(given.err()).isEqualTo("err\n");
        assertThat(given.code()).isEqualTo(3);
    }

    /// An engine that runs in a container itself may not have all that it is asked for here; then it says so.
    @Test
    void execWhenPrivilegedAsksForAllCapabilities() {
        var usual = stack.run("exec", "-T", "web", "grep", "CapEff", "/proc/self/status");
        var privileged = stack.run("exec", "-T", "--privileged", "web", "grep", "CapEff", "/proc/self/status");
        assertThat(usual.code()).isZero();
        if (privileged.code() == 0) {
            assertThat(privileged.out()).startsWith("CapEff:").isNotEqualTo(usual.out());
        } else {
            assertThat(privileged.out() + privileged.err()).contains("unable to apply caps");
        }
    }

    @Test
    void execWhenDetachedGoesOnWithoutUs() {
        var started = stack.run("exec", "--detach", "--index", "1", "web", "sh", "-c", "echo done > /tmp/told; sleep 1000");
        assertThat(started.out() + started.err()).isEmpty();
        assertThat(started.code()).isZero();
        var told = stack.run("exec", "-T", "--index", "1", "web", "sh", "-c", "until grep done /tmp/told; do sleep 0.1; done");
        assertThat(told.out()).isEqualTo("done\n");
    }

    @Test
    void execWhenThereIsNoSuchCommandTellsTheEnginesWords() {
        var missing = stack.run("exec", "-T", "web", "nosuchcommand");
        assertThat(missing.out() + missing.err()).contains("exec: \"nosuchcommand\": executable file not found in $PATH");
        // The engine's number: 126 of 20.10, 127 of 28.
        assertThat(missing.code()).isIn(126, 127);
    }

    @Test
    void execAtATerminalGivesItsSizeAlsoWhenThatChangesAndPutsItBack() throws Exception {
        try (var shell = new AtTerminal(stack, "stty -g > before; mkfifo go; (read line < go; stty rows 31 cols 101 < /dev/tty) & "
                + "$jcompose exec web sh; code=$?; stty -g | cmp - before && echo restored; exit $code")) {
            shell.until("# ").type("until stty size | grep '24 80'; do sleep 0.1; done\r").until("\n24 80");
            java.nio.file.Files.writeString(stack.directory().resolve("go"), "now\n");
            shell.until("# ").type("until stty size | grep '31 101'; do sleep 0.1; done\r").until("\n31 101").until("# ").type("exit 5\r");
            assertThat(shell.end()).isEqualTo(5);
            assertThat(shell.shown()).contains("restored");
        }
    }

    @Test
    void execAtATerminalWhenTheDetachKeysComeLetsGo() throws IOException, InterruptedException {
        try (var shell = new AtTerminal(stack, "stty -g > before2; $jcompose exec web sh; code=$?; stty -g | cmp - before2 && echo restored; exit $code")) {
            shell.until("# ").type("\u0010\u0011");
            assertThat(shell.end()).isEqualTo(1);
            assertThat(shell.shown()).contains("read escape sequence").contains("restored");
        }
    }

    @Test
    void execAtATerminalWhenAskedToTerminatePutsTheTerminalBack() throws IOException, InterruptedException {
        try (var shell = new AtTerminal(stack, "stty -g > before3; sh -c 'echo $$ > pid; exec $jcompose exec web sh'; code=$?;"
                + " stty -g | cmp - before3 && echo restored; exit $code")) {
            shell.until("# ");
            var pid = java.nio.file.Files.readString(stack.directory().resolve("pid")).strip();
            new ProcessBuilder("kill", pid).start().waitFor();
            assertThat(shell.end()).isEqualTo(130);
            assertThat(shell.shown()).contains("restored");
        }
    }
}
