package dev.jcompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.engine.memory.InMemoryEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopiesPruneTest {

    @TempDir
    private Path root;

    private Path stays = Path.of("");
    private Path goes = Path.of("");
    private final InMemoryEngine engine = new InMemoryEngine().withImage("busybox:1.35");

    @BeforeEach
    void folders() throws IOException {
        stays = folder("stays");
        goes = folder("goes");
        in(stays).run("--copy", "one", "up", "-d");
        in(goes).run("--copy", "two", "up", "-d");
        Files.delete(goes.resolve("compose.yaml"));
        Files.delete(goes);
        engine.script().forgetCalls();
    }

    private Path folder(String name) throws IOException {
        var folder = Files.createDirectory(root.resolve(name));
        Files.writeString(folder.resolve("compose.yaml"), """
                name: shop
                services:
                  web: {image: busybox:1.35, volumes: ["data:/data"]}
                volumes: {data: {}}
                """);
        return folder;
    }

    private Run in(Path folder) {
        return new Run().on(engine, folder);
    }

    @Test
    void copiesWhenTheirFolderIsGoneAreRemovedOnceThatIsAgreed() {
        assertThat(in(stays).run("copies").out()).containsPattern("two +shop-two +running\\(1\\) .*" + goes + " \\(gone\\)");
        var asked = in(stays).typing("n\n").run("copies", "prune");
        assertThat(asked.out()).startsWith("Going to remove shop-two (" + goes + ")");
        assertThat(in(stays).run("--dry-run", "copies", "prune").err()).contains("DRY-RUN MODE -  Container shop-two-web-1  Removed");
        assertThat(engine.script().changes()).isEmpty();
        var pruned = in(stays).typing("y\n").run("copies", "prune");
        assertThat(pruned.exitCode).isZero();
        assertThat(pruned.err()).contains("Volumes of copy shop-two stay: shop-two_data; -v removes them\n");
        assertThat(engine.script().contents()).contains("container shop-one-web-1 running", "volume shop-two_data").doesNotContain("container shop-two",
                "network shop-two");
        assertThat(in(stays).run("copies", "prune").err()).isEqualTo(
                "Volumes of copy shop-two stay: shop-two_data; -v removes them\nNo copies whose checkout is gone\n");
        in(stays).run("copies", "prune", "-f", "-v");
        assertThat(engine.script().contents()).doesNotContain("shop-two").contains("shop-one");
    }

    @Test
    void copiesWhenTheProjectIsAnothersAreLookedAtOnlyWithAll() {
        assertThat(in(root).run("-p", "other", "copies", "prune", "-f").err()).isEqualTo("No copies whose checkout is gone\n");
        assertThat(in(root).run("copies", "prune", "--all", "--force", "--volumes").out()).isEqualTo("Going to remove shop-two (" + goes + ") with volumes\n");
        assertThat(engine.script().contents()).doesNotContain("shop-two");
    }
}
