package dev.jcompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.engine.memory.InMemoryEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What copies of one checkout may write to.
class CopySharingTest {

    private static final String FILE = """
            name: shop
            services:
              web:
                image: busybox:1.35
                volumes: ["./uploads/new:/uploads", "./static:/static:ro", "/srv:/srv"]
            """;

    @TempDir
    private Path directory;

    private final InMemoryEngine engine = new InMemoryEngine().withImage("busybox:1.35");
    private Run jcompose = new Run();

    @BeforeEach
    void writeFile() throws IOException {
        Files.writeString(directory.resolve("compose.yaml"), FILE);
        jcompose = new Run().on(engine, directory);
    }

    private Run run(String... words) {
        return jcompose.run(words);
    }

    @Test
    void copyWhenAnotherStackUsesAFolderItWritesToIsRefusedByName() {
        assertThat(run("--copy", "one", "up", "-d").exitCode).isZero();
        engine.script().forgetCalls();
        assertThat(run("--copy", "two", "up", "-d").exitCode).isEqualTo(1);
        assertThat(jcompose.err()).contains("compose.yaml:5:15: service \"web\" writes to ./uploads/new, which project \"shop-one\" of the same "
                + "checkout uses as well (container shop-one-web-1); if that is meant, list it "
                + "(`x-jcompose: {copies: {share: [./uploads/new]}}`) or give --share-binds; a git worktree has files of its own");
        assertThat(run("--copy", "two", "run", "web").exitCode).isEqualTo(1);
        assertThat(run("--copy", "two", "create").exitCode).isEqualTo(1);
        assertThat(engine.script().changes()).isEmpty();
        assertThat(run("--copy", "two", "create", "--share-binds").exitCode).as(jcompose.err()).isZero();
        assertThat(run("--copy", "one", "up", "-d").exitCode).isEqualTo(1);
        assertThat(run("--copy", "two", "down").exitCode).isZero();
        assertThat(run("--copy", "one", "up", "-d").exitCode).as(jcompose.err()).isZero();
    }

    @Test
    void copyWhenTheFileAllowsItShares() throws IOException {
        run("up", "-d");
        assertThat(run("--copy", "one", "up", "-d").exitCode).isEqualTo(1);
        Files.writeString(directory.resolve("compose.yaml"), FILE + "x-jcompose: {copies: {share: [./uploads]}, addresses: {}}\n");
        assertThat(run("--copy", "one", "up", "-d").exitCode).as(jcompose.err()).isZero();
        Files.writeString(directory.resolve("compose.yaml"), FILE + "x-jcompose: {copies: {shared: [./uploads]}}\n");
        assertThat(run("--copy", "one", "up", "-d").err()).contains("compose.yaml:6:23: x-jcompose.copies.shared is not known; known is \"share\"");
    }

    @Test
    void copyWhenAVolumeIsMadeOfAFolderSharesItAsWell() throws IOException {
        Files.writeString(directory.resolve("compose.yaml"), """
                name: shop
                services:
                  web: {image: busybox:1.35, volumes: ["data:/data"]}
                volumes:
                  data:
                    driver_opts: {type: none, o: bind, device: "%s/data"}
                """.formatted(directory));
        run("up", "-d");
        assertThat(run("--copy", "one", "up", "-d").err()).contains("service \"web\" writes to ./data, which project \"shop\" of the same checkout");
    }

    @Test
    void copyWhenAnotherCheckoutUsesTheSamePathsIsItsOwn(@TempDir Path other) throws IOException {
        run("--copy", "one", "up", "-d");
        Files.writeString(other.resolve("compose.yaml"), FILE);
        jcompose = new Run().on(engine, other);
        assertThat(run("--copy", "two", "up", "-d").exitCode).as(jcompose.err()).isZero();
    }
}
