package dev.jcompose.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.model.Labels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/// `run` on the real engine, some of it at a real terminal.
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunIT {

    private final Stack stack = Stack.of("""
            services:
              db: {image: "busybox:1.35", command: sleep 1000, init: true, stop_grace_period: 0s}
              job:
                image: busybox:1.35
                command: echo default
                depends_on: [db]
                environment: {A: file, B: file}
                stop_grace_period: 0s
                volumes: ["data:/data"]
                cap_drop: [NET_RAW]
                ports: ["127.0.0.1::80"]
                configs: [{source: text, target: /etc/text.conf}]
            volumes: {data: {}}
            configs: {text: {content: from a config}}
            """);

    @BeforeAll
    void writeVariables() throws Exception {
        Files.writeString(stack.directory().resolve("more.env"), "A=more\nC=more\n");
    }

    @AfterAll
    void takeAway() {
        stack.close();
    }

    private List<ContainerInfo> oneOffs(String label, String value) {
        return stack.containers().stream()
                .filter(container -> container.label(Labels.ONE_OFF).equals("True") && container.label(label).equals(value)).toList();
    }

    @Test
    void runWhenFlagsAreGivenObeysThemAndLeavesNothing() {
        var run = stack.run("run", "--no-TTY", "--rm", "--interactive=false", "--env", "B=given", "--env-from-file", "more.env",
                "--user", "1000:1000", "--workdir", "/tmp", "--volume", stack.directory() + ":/here:ro", "--entrypoint", "sh -c", "--label", "kind=flags",
                "--cap-add", "NET_RAW", "--cap-drop", "CHOWN", "--use-aliases", "--publish", "127.0.0.1::81", "--pull", "missing", "--quiet-pull",
                "--quiet-build", "--remove-orphans", "job", "echo $A $B $C $(id -u) $(pwd) $(grep -c ' /here ' /proc/mounts) $(cat /etc/text.conf); exit 3");
        assertThat(run.out()).isEqualTo("more given more 1000 /tmp 1 from a config\n");
        assertThat(run.code()).isEqualTo(3);
        assertThat(stack.container("db").isRunning()).isTrue();
        assertThat(oneOffs("kind", "flags")).isEmpty();
    }

    @Test
    void runWhenDetachedPrintsTheIdentifierAndLeavesItRunning() {
        var name = stack.project() + "-mine";
        var run = stack.run("run", "--quiet", "--detach", "--no-deps", "--name", name, "--label", "kind=detached", "--service-ports", "job", "sleep", "1000");
        var container = oneOffs("kind", "detached").getFirst();
        assertThat(run.out()).isEqualTo(container.id() + "\n");
        assertThat(run.err()).isEmpty();
        assertThat(container.name()).isEqualTo(name);
        assertThat(container.ports()).anyMatch(port -> port.target() == 80 && port.published() > 0);
        assertThat(stack.run("ps", "--format", "json").out()).doesNotContain(name);
    }

    @Test
    void runWhenFourMegabytesArePipedPassesThemAndTheirEndOn() throws Exception {
        var command = new ArrayList<String>(List.of(Path.of("jcompose").toAbsolutePath().toString()));
        command.addAll(stack.words("run", "--rm", "--quiet", "-T", "--build", "job", "sh", "-c", "cat | wc -c; exit 7"));
        var builder = new ProcessBuilder(command).directory(stack.directory().toFile()).redirectErrorStream(true);
        builder.environment().put("JCOMPOSE_NO_BUILD", "1");
        var process = builder.start();
        try (var in = process.getOutputStream()) {
            in.write(new byte[4 << 20]);
        }
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("4194304\n");
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(7);
    }

    @Test
    void runWhenThereIsNoSuchCommandTellsTheEnginesWordsAndLeavesNothing() {
        var run = stack.run("run", "-T", "--rm", "--label", "kind=missing", "job", "nosuchcommand");
        assertThat(run.err()).contains("exec: \"nosuchcommand\": executable file not found in $PATH");
        assertThat(run.code()).isEqualTo(1);
        assertThat(oneOffs("kind", "missing")).isEmpty();
    }

    @Test
    void runWhenInterruptedPassesTheSignalOnAndLeavesNothing() throws Exception {
        try (var run = new Live(stack, "run", "-T", "--rm", "--label", "kind=interrupted", "job",
                "sh", "-c", "trap 'echo told; exit 4' INT; while true; do echo tick; sleep 0.2; done")) {
            run.until("tick").signal("INT");
            assertThat(run.end()).isEqualTo(4);
            assertThat(run.lines()).contains("told");
        }
        assertThat(oneOffs("kind", "interrupted")).isEmpty();
    }

    @Test
    void runWhenTheContainerDoesNotHearEndsWithTheThirdSignalAndLeavesNothing() throws Exception {
        try (var run = new Live(stack, "run", "-T", "--rm", "--label", "kind=deaf", "job",
                "sh", "-c", "trap 'echo no' INT; while true; do echo tick; sleep 0.2; done")) {
            run.until("tick").signal("INT");
            run.until("no").signal("INT");
            run.until("no").signal("INT");
            assertThat(run.end()).isEqualTo(130);
        }
        assertThat(oneOffs("kind", "deaf")).isEmpty();
    }

    @Test
    void runAtATerminalIsAShellToTypeInto() throws Exception {
        try (var shell = new AtTerminal(stack, "stty -g > before; $jcompose run --rm job sh; code=$?; stty -g | cmp - before && echo restored; exit $code")) {
            shell.until("# ").type("until stty size | grep '24 80'; do sleep 0.1; done; tty\r").until("\n24 80").until("/dev/")
                    .until("# ").type("echo going; sleep 1000\r").until("\ngoing").type("\u0003").until("# ").type("exit 5\r");
            assertThat(shell.end()).isEqualTo(5);
            assertThat(shell.shown()).contains("restored");
        }
    }
}
