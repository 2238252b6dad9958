package dev.jcompose.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.model.Labels;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The same stack several times on one engine.
@EnabledOnOs(OS.LINUX)
class CopiesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private Path root;

    private final String base = Stack.newName();
    private final String subnet = "10.199." + Math.floorMod(base.hashCode(), 250) + ".";
    private int port;
    private String file = "";

    @BeforeEach
    void choose() throws IOException {
        try (var free = new ServerSocket()) {
            free.bind(new InetSocketAddress("127.0.0.1", 0));
            port = free.getLocalPort();
        }
        file = """
                name: %s
                services:
                  web:
                    image: busybox:1.35
                    init: true
                    command: [sh, -c, 'test -e /data/index.html || echo "$$NAME" > /data/index.html; exec httpd -f -p 80 -h /data']
                    environment: {NAME: "${COMPOSE_PROJECT_NAME}"}
                    ports: ["%d:80"]
                    networks: {back: {ipv4_address: %s10}}
                    volumes: ["data:/data"]
                    stop_grace_period: 0s
                networks: {back: {name: %s-back, ipam: {config: [{subnet: %s0/28}]}}}
                volumes: {data: {}}
                """.formatted(base, port, subnet, base, subnet);
    }

    @AfterEach
    void removeAll() {
        try (var stack = new Stack(root)) {
            var engine = stack.engine();
            engine.containers(Map.of()).stream().filter(container -> isOurs(container.label(Labels.PROJECT)))
                    .forEach(container -> engine.removeContainer(container.id(), true));
            engine.networks().stream().filter(network -> isOurs(network.label(Labels.PROJECT)))
                    .forEach(network -> engine.removeNetwork(network.id()));
            engine.volumes(Map.of(Labels.PROJECT, "")).stream().filter(volume -> isOurs(volume.label(Labels.PROJECT)))
                    .forEach(volume -> engine.removeVolume(volume.name()));
        }
    }

    private boolean isOurs(String project) {
        return project.equals(base) || project.startsWith(base + "-");
    }

    private Path checkout(String name) throws IOException {
        var folder = Files.createDirectories(root.resolve(name));
        Files.writeString(folder.resolve("compose.yaml"), file);
        return folder;
    }

    private static String ok(Path folder, String... words) {
        var run = Launched.run(folder, Map.of(), List.of(words));
        assertThat(run.code()).as("jcompose %s\n%s%s", String.join(" ", words), run.out(), run.err()).isZero();
        return run.out();
    }

    private static String address(Path folder, String copy) {
        var line = ok(folder, "copies").lines().filter(row -> row.startsWith(copy + " ")).findFirst().orElseThrow();
        return line.split(" +")[3];
    }

    /// What the stack answers at an address of the host, as soon as it does.
    private String answer(String address) throws InterruptedException {
        var end = Instant.now().plus(PATIENCE);
        while (true) {
            try (var body = URI.create("http://" + address + ":" + port + "/").toURL().openStream()) {
                return new String(body.readAllBytes(), StandardCharsets.UTF_8).strip();
            } catch (IOException notYet) {
                assertThat(Instant.now()).as("%s: %s", address, notYet).isBefore(end);
                Thread.sleep(50);
            }
        }
    }

    private ContainerInfo container(String project) {
        try (var stack = new Stack(root)) {
            return stack.engine().containers(Map.of(Labels.PROJECT, project)).getFirst();
        }
    }

    @Test
    void copiesWhenTheyRunAtOnceAnswerWithTheirOwnDataAtTheFilesPort() throws Exception {
        var folder = checkout("shop");
        ok(folder, "--copy", "one", "up", "-d");
        ok(folder, "--copy", "two", "up", "-d");
        var one = address(folder, "one");
        var two = address(folder, "two");
        assertThat(answer(one)).isEqualTo(base + "-one");
        assertThat(answer(two)).isEqualTo(base + "-two");
        assertThat(ok(folder, "--copy", "one", "port", "web", "80").strip()).isEqualTo(one + ":" + port);

        var plain = Launched.run(folder, Map.of(), List.of("up", "-d"));
        assertThat(plain.code()).isEqualTo(1);
        assertThat(plain.err()).contains("port " + port + " is published by copies \"one\" of \"" + base + "\" at " + one);
        ok(folder, "down", "-v");

        ok(folder, "--copy", "one", "exec", "-T", "web", "sh", "-c",
                "echo ada > /data/index.html; chown 123:45 /data/index.html; chmod 640 /data/index.html; chown 7:8 /data; chmod 750 /data");
        ok(folder, "--copy", "three", "up", "-d", "--seed-volumes-from", "one");
        assertThat(answer(address(folder, "three"))).isEqualTo("ada");
        assertThat(ok(folder, "--copy", "three", "exec", "-T", "web", "stat", "-c", "%u:%g %a", "/data", "/data/index.html"))
                .isEqualTo("7:8 750\n123:45 640\n");
        assertThat(container(base + "-one").isRunning()).isTrue();
        var missing = Launched.run(folder, Map.of(), List.of("--copy", "four", "up", "-d", "--seed-volumes-from", "nobody"));
        assertThat(missing.code()).isEqualTo(1);
        assertThat(missing.err()).contains("there are no volumes of a project \"" + base + "-nobody\"");

        ok(folder, "--copy", "one", "down");
        ok(folder, "--copy", "one", "up", "-d");
        assertThat(address(folder, "one")).isEqualTo(one);
        assertThat(answer(one)).isEqualTo("ada");
        for (var copy : List.of("one", "two", "three")) {
            ok(folder, "-p", base, "--copy", copy, "down", "-v");
        }
        assertThat(ok(folder, "copies", "-q")).isEmpty();
    }

    @Test
    void copiesWhenGitNamesThemGoWithTheirWorktrees() throws Exception {
        var main = checkout("clone");
        git(main, "ref: refs/heads/main");
        var other = checkout("worktree");
        Files.writeString(other.resolve(".git"), "gitdir: " + main.resolve(".git/worktrees/worktree") + "\n");
        Files.createDirectories(main.resolve(".git/worktrees/worktree"));
        Files.writeString(main.resolve(".git/worktrees/worktree/HEAD"), "ref: refs/heads/feature/Log-in\n");

        ok(main, "--copy", "auto", "up", "-d");
        ok(other, "--copy", "auto", "up", "-d");
        assertThat(ok(main, "copies", "-q")).isEqualTo("feature-log-in\nmain\n");
        assertThat(answer(address(main, "main"))).isEqualTo(base + "-main");
        assertThat(answer(address(main, "feature-log-in"))).isEqualTo(base + "-feature-log-in");

        Files.delete(other.resolve(".git"));
        Files.delete(other.resolve("compose.yaml"));
        Files.delete(other);
        assertThat(ok(main, "copies")).contains(other + " (gone)");
        ok(main, "copies", "prune", "--force", "--volumes");
        assertThat(ok(main, "copies", "--all", "--format", "json")).contains("\"Project\":\"" + base + "-main\"").doesNotContain(base + "-feature");
        ok(main, "--copy", "auto", "down", "-v", "-t", "0");
        assertThat(ok(main, "copies", "-q")).isEmpty();
    }

    private static void git(Path folder, String head) throws IOException {
        Files.createDirectories(folder.resolve(".git"));
        Files.writeString(folder.resolve(".git/HEAD"), head + "\n");
    }
}
