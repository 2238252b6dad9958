package dev.jcompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.engine.EngineUnreachableException;
import dev.jcompose.engine.memory.InMemoryEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `graph`, on files and an engine in memory.
class GraphTest {

    @TempDir
    private Path directory;

    private final InMemoryEngine engine = new InMemoryEngine().withImage("busybox:1.35");
    private Run jcompose = new Run();

    @BeforeEach
    void writeFile() throws IOException {
        Files.writeString(directory.resolve("compose.yaml"), """
                name: shop
                services:
                  web: {image: "busybox:1.35", depends_on: [db], ports: ["127.0.0.1:8080:80"]}
                  db: {image: "busybox:1.35"}
                """);
        jcompose = new Run().on(engine, directory).variable("LANG", "en_GB.UTF-8");
    }

    @Test
    void graphWhenAStackIsDownAndUpDrawsIt() {
        assertThat(jcompose.run("graph").out()).startsWith("shop: 2 services, 1 network\n").contains("╭─ web ", "127.0.0.1:8080 → 80", " planned\n");
        jcompose.run("up", "-d");
        assertThat(jcompose.run("graph").out()).startsWith("shop: 2 services, 1 network, 2 of 2 containers up\n").contains(" running ─╮", "on default 10.")
                .doesNotContain("planned");
        assertThat(jcompose.run("graph", "--no-engine").out()).doesNotContain("running");
        assertThat(jcompose.run("graph", "db").out()).contains("╭─ db ").doesNotContain("web");
        assertThat(jcompose.run("graph", "nope").err()).isEqualTo("no such service: nope\n");
    }

    @Test
    void graphWhenTheLocaleIsNotUtf8IsAscii() {
        assertThat(jcompose.variable("LC_ALL", "C").run("graph").out()).contains("+- web ").matches("[\\n -~]+");
    }

    @Test
    void graphWhenOnATerminalIsInColourUnlessThatIsUnwanted() {
        jcompose.onTerminal().run("up", "-d");
        assertThat(jcompose.run("graph").out()).contains("\u001b[");
        assertThat(jcompose.run("--ansi", "never", "graph").out()).doesNotContain("\u001b");
    }

    @Test
    void graphWhenNoEngineAnswersDrawsTheFilesAndSaysWhy() {
        engine.script().before(call -> {
            throw new EngineUnreachableException("nobody is there", new IOException());
        });
        jcompose.run("graph");
        assertThat(jcompose.exitCode).isZero();
        assertThat(jcompose.out()).contains("╭─ web ");
        assertThat(jcompose.err()).contains("only what the files say is drawn: nobody is there");
        int before = jcompose.connections;
        assertThat(jcompose.run("graph", "--no-engine").err()).isEmpty();
        assertThat(jcompose.connections).isEqualTo(before);
    }

    @Test
    void graphWhenOnlyTheEngineKnowsTheStackDrawsItsContainers() throws IOException {
        jcompose.run("up", "-d");
        Files.delete(directory.resolve("compose.yaml"));
        assertThat(jcompose.run("-p", "shop", "graph").out()).contains("╭─ web ", "▸ db  started");
        assertThat(jcompose.run("-p", "shop", "graph", "nope").err()).isEqualTo("no such service: nope\n");
        jcompose.run("graph");
        assertThat(jcompose.err()).contains("no configuration file provided: not found");
        assertThat(jcompose.exitCode).isEqualTo(1);
    }

    @Test
    void outputWhenAFileIsNamedIsWrittenInTheFormatOfItsName() throws IOException {
        var file = directory.resolve("stack.json");
        Files.writeString(file, "before");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(jcompose.run("graph", "-o", "stack.json").out()).isEmpty();
        assertThat(Files.readString(file)).startsWith("{\n  \"project\": \"shop\"");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-r-----");
        jcompose.run("graph", "--format", "text", "--output", "stack.json");
        assertThat(Files.readString(file)).startsWith("shop: ");
        try (var left = Files.list(directory)) {
            assertThat(left.map(each -> each.getFileName().toString())).containsExactlyInAnyOrder("compose.yaml", "stack.json");
        }
    }

    @Test
    void outputWhenItCannotBeWrittenSaysWhy() {
        assertThat(jcompose.run("graph", "-o", "none/stack.json").err()).isEqualTo("open none/stack.json: no such file or directory\n");
        assertThat(jcompose.run("graph", "-o", "stack.frob").err()).isEqualTo("the name \"stack.frob\" tells no format; name one with --format\n");
        assertThat(jcompose.run("graph", "--format", "frob").err()).isEqualTo("format value \"frob\" could not be parsed: parsing failed\n");
        assertThat(jcompose.run("graph", "--format", "text", "-o", ".").err()).isEqualTo("open .: is a directory\n");
    }
}
