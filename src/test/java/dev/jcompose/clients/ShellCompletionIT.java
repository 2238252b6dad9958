package dev.jcompose.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The completion scripts in the shells that are installed.
class ShellCompletionIT {

    @TempDir
    static Path temp;

    @BeforeAll
    static void install() throws Exception {
        Program.install("docker-compose", temp.resolve("bin/docker-compose"));
        Files.writeString(temp.resolve("compose.yaml"), """
                services:
                  web: {image: "busybox:1.35", profiles: [front]}
                  db: {image: "busybox:1.35"}
                  dbx: {image: "busybox:1.35"}
                """);
    }

    /// @param script the shell's own, after which it prints what it offers, a line each
    private static String in(String shell, String... script) throws Exception {
        var file = Files.writeString(temp.resolve("ask." + shell), String.join("\n", script) + "\n");
        var program = new Program(temp).with("PATH", temp.resolve("bin") + ":" + System.getenv("PATH")).with("HOME", temp.toString());
        return program.run(shell, file.toString()).ok();
    }

    private static void needs(String shell) {
        assumeTrue(Arrays.stream(System.getenv("PATH").split(":")).anyMatch(folder -> Files.isExecutable(Path.of(folder, shell))),
                shell + " is not installed");
    }

    /// What bash offers when Tab is pressed; bash hands over its words parted at `=`, as readline does.
    private static String bash(String line, String... words) throws Exception {
        return in("bash", "source <(docker-compose completion bash)", "complete -p docker-compose >/dev/null || exit 1",
                "COMP_LINE='" + line + "'", "COMP_POINT=${#COMP_LINE}", "COMP_WORDS=(" + String.join(" ", words) + ")",
                "COMP_CWORD=$((${#COMP_WORDS[@]} - 1))", "_docker_compose_complete", "printf '%s\\n' \"${COMPREPLY[@]}\"");
    }

    @Test
    void bashWhenTabIsPressedOffersWhatThereIs() throws Exception {
        needs("bash");
        assertThat(bash("docker-compose up d", "docker-compose", "up", "d")).isEqualTo("db\ndbx\n");
        assertThat(bash("docker-compose --profile ", "docker-compose", "--profile", "''")).isEqualTo("front\n");
        assertThat(bash("docker-compose --progress=p", "docker-compose", "--progress", "=", "p")).isEqualTo("plain\n");
        assertThat(bash("docker-compose scale w", "docker-compose", "scale", "w")).isEqualTo("web=\n");
        assertThat(bash("docker-compose -f \"comp", "docker-compose", "-f", "'\"comp'")).isEqualTo("\n");
        assertThat(bash("docker-compose -f comp", "docker-compose", "-f", "comp")).isEqualTo("compose.yaml\n");
        assertThat(bash("docker-compose resta", "docker-compose", "resta")).isEqualTo("restart\n");
        assertThat(bash("docker-compose ps --no-", "docker-compose", "ps", "--no-")).isEqualTo("--no-trunc\n");
        assertThat(bash("docker-compose up $(touch run) d", "docker-compose", "up", "'$(touch run)'", "d")).isEqualTo("db\ndbx\n");
        assertThat(temp.resolve("run")).doesNotExist();
    }

    @Test
    void zshWhenTabIsPressedOffersWhatThereIs() throws Exception {
        needs("zsh");
        var offered = in("zsh", "compdef() {}", "compset() {}", "_files() { print -r -- \"files $*\" }",
                "_describe() { print -l -- ${(P)3} }", "source <(docker-compose completion zsh)",
                "words=(docker-compose up d); CURRENT=3; _docker_compose",
                "words=(docker-compose resta); CURRENT=2; _docker_compose",
                "words=(docker-compose -f ''); CURRENT=3; _docker_compose");
        assertThat(offered).isEqualTo("db\ndbx\nrestart:Restart service containers\nfiles -g *.(yaml|yml)\n");
    }

    @Test
    void fishWhenTabIsPressedOffersWhatThereIs() throws Exception {
        needs("fish");
        var offered = in("fish", "docker-compose completion fish | source", "complete -C 'docker-compose up d'",
                "complete -C 'docker-compose resta'", "complete -C 'docker-compose --progress=p'");
        assertThat(offered).isEqualTo("db\ndbx\nrestart\tRestart service containers\n--progress=plain\n");
    }

    @Test
    void dockerClientWhenItCompletesAsksThePlugin() throws Exception {
        Files.createDirectories(temp.resolve("config/cli-plugins"));
        Program.install("plugin", temp.resolve("config/cli-plugins/docker-compose"));
        var docker = new Program(temp).with("DOCKER_CONFIG", temp.resolve("config").toString());
        assertThat(docker.run(Program.docker(), "__complete", "compose", "up", "d").ok()).isEqualTo("db\ndbx\n:4\n");
        assertThat(docker.run(Program.docker(), "compose", "__completeNoDesc", "resta").ok()).isEqualTo("restart\n:4\n");
    }
}
