package dev.jcompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.memory.Behaviour;
import dev.jcompose.engine.memory.InMemoryEngine;
import dev.jcompose.model.Labels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RunTest {

    @TempDir
    private Path directory;

    private final InMemoryEngine engine = new InMemoryEngine().withImage("busybox:1.35").withImage("db:1");
    private Run jcompose = new Run();

    @BeforeEach
    void writeFile() throws IOException {
        Files.writeString(directory.resolve("compose.yaml"), """
                name: shop
                services:
                  web:
                    image: busybox:1.35
                    command: sh -c 'echo default'
                    environment: {A: file, B: file}
                    depends_on: {db: {condition: service_healthy}}
                    ports: ["127.0.0.1:8080:80"]
                    restart: always
                    networks: {default: {aliases: [shopweb], ipv4_address: 10.20.0.9}}
                    scale: 2
                  db:
                    image: db:1
                    healthcheck: {test: "true"}
                networks: {default: {ipam: {config: [{subnet: 10.20.0.0/24}]}}}
                """);
        engine.script().behaves("busybox:1.35", Behaviour.SHELL);
        jcompose = new Run().on(engine, directory);
    }

    private List<ContainerInfo> oneOffs() {
        return engine.containers(Map.of(Labels.PROJECT, "shop", Labels.ONE_OFF, "True"));
    }

    @Test
    void runWhenTheServiceDependsOnOthersBringsThemUpAndRunsTheCommand() {
        jcompose.run("run", "-T", "web", "sh", "-c", "echo out $A; echo err >&2; exit 5");
        assertThat(jcompose.out()).isEqualTo("out file\n");
        assertThat(jcompose.err()).endsWith(" Container shop-db-1  Healthy\nerr\n").doesNotContain("run-").contains("shop_default  Created");
        assertThat(jcompose.exitCode).isEqualTo(5);
        assertThat(engine.script().contents()).contains("container shop-db-1 running(healthy)").doesNotContain("shop-web-1");
        assertThat(oneOffs()).singleElement().satisfies(container -> {
            assertThat(container.name()).isEqualTo("shop-web-run-" + container.label(Labels.SLUG).substring(0, 12));
            assertThat(container.label(Labels.SLUG)).matches("[0-9a-f]{64}");
            assertThat(container.labels()).doesNotContainKey(Labels.NUMBER).containsKey(Labels.CONFIG_HASH);
            assertThat(container.networks().get("shop_default").fixedAddress()).isNull();
        });
    }

    @Test
    void runWhenTheContainerIsToBeRemovedLeavesNothing() {
        assertThat(jcompose.run("run", "-T", "--rm", "--no-deps", "web").out()).isEqualTo("default\n");
        assertThat(jcompose.exitCode).isZero();
        assertThat(jcompose.err()).doesNotContain("db-1");
        assertThat(oneOffs()).isEmpty();
    }

    @Test
    void runWhenVariablesComeFromAllSidesLetsTheCommandLineWin() throws IOException {
        Files.writeString(directory.resolve("more.env"), "A=more\nC=more\n");
        jcompose.run("run", "-T", "--rm", "--no-deps", "--env-from-file", "more.env", "-e", "C=given", "-e", "NOWHERE", "web",
                "sh", "-c", "echo $A $B $C");
        assertThat(jcompose.out()).isEqualTo("more file given\n");
    }

    @Test
    void runWhenDetachedPrintsTheIdentifier() {
        jcompose.run("run", "-d", "--no-deps", "--name", "mine", "-l", "x=y", "web", "sleep", "100");
        assertThat(oneOffs()).singleElement().satisfies(container -> {
            assertThat(jcompose.out()).isEqualTo(container.id() + "\n");
            assertThat(container.name()).isEqualTo("mine");
            assertThat(container.label("x")).isEqualTo("y");
            assertThat(container.ports()).isEmpty();
        });
        assertThat(jcompose.run("run", "-d", "--no-deps", "--rm", "--name", "mine", "web").exitCode).isEqualTo(1);
        assertThat(oneOffs()).hasSize(1);
    }

    @Test
    void runWhenTheEntrypointIsEmptyHasNone() throws IOException {
        Files.writeString(directory.resolve("compose.yaml"),
                "{name: shop, services: {web: {image: 'busybox:1.35', entrypoint: [sh, -c], command: [echo file]}}}");
        assertThat(jcompose.run("run", "-T", "--rm", "web").out()).isEqualTo("file\n");
        assertThat(jcompose.run("run", "-T", "--rm", "--entrypoint", "", "web", "sh", "-c", "echo none").out()).isEqualTo("none\n");
    }

    @Test
    void runWhenAnEnvFileIsNotThereSaysSo() {
        assertThat(jcompose.run("run", "-T", "--env-from-file", "nothere", "web").err()).isEqualTo("open nothere: no such file or directory\n");
    }

    @Test
    void runWhenPortsAreGivenPublishesTheseInstead() {
        jcompose.run("run", "-d", "--no-deps", "-p", "127.0.0.1:9000:90", "web", "sleep", "100");
        assertThat(oneOffs().getFirst().ports()).extracting(ContainerInfo.PublishedPort::published).containsExactly(9000);
        engine.removeContainer(oneOffs().getFirst().id(), true);
        jcompose.run("run", "-d", "--no-deps", "--service-ports", "web", "sleep", "100");
        assertThat(oneOffs().getFirst().ports()).extracting(ContainerInfo.PublishedPort::published).containsExactly(8080);
    }

    @Test
    void runWhenOnlyTriedChangesNothing() {
        jcompose.run("--dry-run", "run", "-T", "web");
        assertThat(jcompose.err()).contains("DRY-RUN MODE -  Container shop-db-1  Started")
                .endsWith("interactive run is not supported in dry-run mode\n");
        assertThat(jcompose.exitCode).isEqualTo(1);
        assertThat(engine.script().changes()).isEmpty();
    }

    @Test
    void runWhenWordsDoNotFitIsRefused() {
        assertThat(jcompose.run("run").err()).isEqualTo("requires at least 1 arg(s), only received 0\n");
        assertThat(jcompose.run("run", "-T", "nosuch").err()).startsWith("no such service: nosuch");
        assertThat(jcompose.run("run", "-T", "-t", "web").err()).isEqualTo("--tty and --no-TTY can't be used together\n");
        assertThat(jcompose.run("run", "-P", "-p", "1:1", "web").err()).isEqualTo("--service-ports and --publish are incompatible\n");
        assertThat(jcompose.run("run", "-l", "x", "web").err()).isEqualTo("label must be set as KEY=VALUE\n");
        assertThat(jcompose.run("run", "-p", "nonsense", "web").err()).isEqualTo("Invalid containerPort: nonsense\n");
        assertThat(engine.script().changes()).isEmpty();
    }

    @Test
    void runWhenWhatItNeedsFailsRunsNothing() {
        engine.script().behaves("db:1", Behaviour.unhealthy("down"));
        jcompose.run("run", "-T", "--rm", "web");
        assertThat(jcompose.err()).contains("shop-db-1 is unhealthy");
        assertThat(jcompose.exitCode).isEqualTo(1);
        assertThat(oneOffs()).isEmpty();
    }
}
