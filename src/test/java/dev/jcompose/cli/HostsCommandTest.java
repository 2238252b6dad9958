package dev.jcompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.engine.EngineStatus;
import dev.jcompose.engine.memory.InMemoryEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `hosts`, and what the other verbs do to the file, on an engine in memory.
@Timeout(60)
class HostsCommandTest {

    @TempDir
    private Path directory;

    private final InMemoryEngine engine = new InMemoryEngine().withImage("app");
    private Run jcompose = new Run();
    private Path file = Path.of("");

    @BeforeEach
    void begin() throws IOException {
        Files.writeString(directory.resolve("compose.yaml"), """
                name: shop
                services:
                  web: {image: app, ports: ["127.0.0.1:8080:80"], networks: {default: {aliases: [www]}}}
                  my_db: {image: app}
                """);
        file = directory.resolve("hosts");
        Files.writeString(file, "127.0.0.1 localhost\n");
        // Where containers are not reached the lines are the same on every machine.
        engine.script().status(() -> new EngineStatus("Memory", "/data", null, List.of("name=rootless"), List.of(), List.of()));
        jcompose = new Run().on(engine, directory).variable("JCOMPOSE_HOSTS_FILE", file.toString());
    }

    private String block() throws IOException {
        return Files.readString(file);
    }

    @Test
    void hostsWhenPrintedAreLinesOrData() {
        assertThat(jcompose.run("hosts").out()).isEmpty();
        jcompose.run("up", "-d");
        assertThat(jcompose.run("hosts").out()).isEqualTo("127.0.0.1\tweb.shop.test web.host.shop.test web-1.shop.test www.shop.test\n");
        assertThat(jcompose.err()).contains("service \\\"my_db\\\" has no name: this machine reaches none of its networks");
        assertThat(jcompose.run("hosts", "--all", "--format", "json").out()).isEqualTo("[{\"project\":\"shop\",\"service\":\"web\","
                + "\"container\":\"shop-web-1\",\"address\":\"127.0.0.1\","
                + "\"names\":[\"web.shop.test\",\"web.host.shop.test\",\"web-1.shop.test\",\"www.shop.test\"]}]\n");
        assertThat(jcompose.exitCode).isZero();
    }

    @Test
    void blockWhenWrittenIsKeptUpToDateUntilItIsRemoved() throws IOException {
        jcompose.run("up", "-d");
        assertThat(block()).isEqualTo("127.0.0.1 localhost\n");
        assertThat(jcompose.run("hosts", "--write").err()).startsWith(file + ": project \"shop\" has 1 line\n");
        assertThat(jcompose.out()).isEmpty();
        var full = "127.0.0.1 localhost\n# jcompose: begin shop\n127.0.0.1\tweb.shop.test web.host.shop.test web-1.shop.test www.shop.test\n# jcompose: end shop\n";
        var empty = "127.0.0.1 localhost\n# jcompose: begin shop\n# jcompose: end shop\n";
        assertThat(block()).isEqualTo(full);
        for (var verbs : List.of(List.of("stop", "start"), List.of("kill", "restart"), List.of("down", "up -d"), List.of("rm -fs", "up -d"))) {
            assertThat(jcompose.run(verbs.getFirst().split(" ")).exitCode).isZero();
            assertThat(block()).as(verbs.getFirst()).isEqualTo(empty);
            assertThat(jcompose.run(verbs.getLast().split(" ")).exitCode).isZero();
            assertThat(block()).as(verbs.getLast()).isEqualTo(full);
        }
        jcompose.run("scale", "web=0");
        assertThat(block()).isEqualTo(empty);
        assertThat(jcompose.run("--dry-run", "hosts", "--remove").err()).contains("would be taken out");
        assertThat(block()).isEqualTo(empty);
        assertThat(jcompose.run("hosts", "--remove").exitCode).isZero();
        assertThat(block()).isEqualTo("127.0.0.1 localhost\n");
        jcompose.run("up", "-d");
        assertThat(block()).isEqualTo("127.0.0.1 localhost\n");
    }

    @Test
    void blocksWhenAllProjectsAreWrittenAreThoseThatAreThereAndEmptyOnes() throws IOException {
        jcompose.run("up", "-d");
        Files.writeString(file, "# jcompose: begin gone\n1.2.3.4\tx.gone.test\n# jcompose: end gone\n");
        jcompose.run("hosts", "--all", "--write", "--dry-run");
        assertThat(jcompose.out()).startsWith("127.0.0.1\tweb.shop.test");
        assertThat(block()).contains("x.gone.test");
        assertThat(jcompose.run("hosts", "--all", "--write").exitCode).isZero();
        assertThat(block()).startsWith("# jcompose: begin gone\n# jcompose: end gone\n# jcompose: begin shop\n127.0.0.1\tweb.shop.test");
        assertThat(jcompose.run("hosts", "--all", "--remove").exitCode).isZero();
        assertThat(block()).isEmpty();
    }

    @Test
    void fileWhenItCannotBeWrittenIsAnErrorForHostsAndAWarningForUp() throws IOException {
        jcompose.run("hosts", "--write");
        var before = block();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        assertThat(jcompose.run("up", "-d").exitCode).isZero();
        assertThat(jcompose.err()).contains("the names of project \\\"shop\\\" are out of date: " + file
                + ": cannot be written: the file is read-only; bring them up to date with `sudo jcompose -p shop hosts --write`");
        assertThat(jcompose.run("hosts", "--write").exitCode).isEqualTo(1);
        assertThat(jcompose.err()).startsWith(file + ": cannot be written: the file is read-only; run it as root (sudo)");
        assertThat(jcompose.run("hosts", "--remove").exitCode).isEqualTo(1);
        assertThat(block()).isEqualTo(before);
    }

    @Test
    void fileWhenAnotherIsNamedIsThatOne() throws IOException {
        jcompose.run("up", "-d");
        assertThat(jcompose.run("hosts", "--write", "--file", "mine").exitCode).isZero();
        assertThat(directory.resolve("mine")).content().startsWith("# jcompose: begin shop\n127.0.0.1\tweb.shop.test");
        assertThat(block()).isEqualTo("127.0.0.1 localhost\n");
        jcompose.run("hosts", "--remove", "--file", "mine");
        assertThat(directory.resolve("mine")).isEmptyFile();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --write --remove      | --write and --remove exclude each other
            --watch --remove      | --watch and --remove exclude each other
            --write --format json | --format is for printing, not for --write and --remove
            --file x              | --file is for --write and --remove
            --format xml          | unsupported format "xml"
            """)
    void flagsWhenTheyDoNotGoTogetherAreRefused(String flags, String message) {
        assertThat(jcompose.run(("hosts " + flags).split(" ")).err()).isEqualTo(message + "\n");
        assertThat(jcompose.exitCode).isEqualTo(1);
    }
}
