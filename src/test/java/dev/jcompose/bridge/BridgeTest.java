package dev.jcompose.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jcompose.engine.ImageInfo;
import dev.jcompose.load.LoadOptions;
import dev.jcompose.load.Loader;
import dev.jcompose.model.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What transformations read, and what becomes of what was there before.
class BridgeTest {

    @TempDir
    private Path folder;

    private Project project(String file) throws IOException {
        Files.writeString(folder.resolve("compose.yaml"), file);
        return Loader.load(LoadOptions.in(folder).withProjectName("shop").withEnvironment(Map.of("PASSWORD", "pa$$"))).project();
    }

    @Test
    void modelHoldsImagesPortsAndTheTextOfConfigsAndSecrets() throws IOException {
        Files.writeString(folder.resolve("key"), "line\n");
        var project = project("""
                services:
                  web: {build: ., ports: ["8080:80"], expose: ["9"], configs: [c], secrets: [s, f]}
                configs: {c: {content: hello}}
                secrets: {s: {environment: PASSWORD}, f: {file: key}}
                """);
        var image = new ImageInfo("sha256:1", List.of(), Map.of(), Set.of(), false, "linux/amd64", Set.of("7000/tcp"), null, 0);

        assertThat(BridgeModel.yaml(project, Map.of("shop-web", image)))
                .contains("image: shop-web", "expose:\n      - \"9\"\n      - \"7000\"\n      - \"80\"\n", "content: hello", "content: pa$$\n", "content: |\n      line\n");
        assertThat(BridgeModel.yaml(project, Map.of())).contains("expose:\n      - \"9\"\n      - \"80\"\n");
    }

    @Test
    void outputFolderWhenSomebodyElseMadeItsContentAsks() throws IOException {
        var project = project("services: {web: {image: x}}");
        var out = Files.createDirectories(folder.resolve("out"));
        Files.writeString(out.resolve("mine.txt"), "x");
        var output = new OutputFolder(out, "out");

        assertThatThrownBy(() -> output.prepare(project, question -> {
            assertThat(question).isEqualTo("Output directory 'out' is not empty, all its content will be permanently deleted. Continue?");
            return false;
        })).isInstanceOf(BridgeException.class).hasMessage("deletion of output directory 'out' was not confirmed");
        assertThat(out.resolve("mine.txt")).exists();
        output.prepare(project, question -> true);
        assertThat(out).isEmptyDirectory();
    }

    @Test
    void outputFolderWhenJcomposeMadeItsContentDoesNotAsk() throws IOException {
        var project = project("services: {web: {image: x}}");
        var output = new OutputFolder(folder.resolve("made/out"), "made/out");
        output.prepare(project, question -> {
            throw new AssertionError(question);
        });
        Files.writeString(Files.createDirectories(folder.resolve("made/out/deep")).resolve("file"), "x");
        output.mark();

        output.prepare(project, question -> {
            throw new AssertionError(question);
        });
        assertThat(folder.resolve("made/out")).isEmptyDirectory();
    }

    @Test
    void outputFolderWhenSomebodyAddedToOrChangedWhatJcomposeMadeAsks() throws IOException {
        var project = project("services: {web: {image: x}}");
        var output = new OutputFolder(folder.resolve("out"), "out");
        output.prepare(project, question -> false);
        var made = Files.writeString(folder.resolve("out/made"), "x");
        output.mark();

        var added = Files.writeString(folder.resolve("out/notes"), "mine");
        assertThatThrownBy(() -> output.prepare(project, question -> false)).hasMessageContaining("was not confirmed");
        assertThat(added).hasContent("mine");
        Files.delete(added);
        Files.writeString(made, "changed");
        assertThatThrownBy(() -> output.prepare(project, question -> false)).hasMessageContaining("was not confirmed");
        assertThat(made).hasContent("changed");
    }

    @Test
    void outputFolderWhenItHoldsTheProjectIsRefused() throws IOException {
        var project = project("services: {web: {image: x}}");
        assertThatThrownBy(() -> new OutputFolder(folder, ".").prepare(project, question -> true)).hasMessageContaining("holds the project itself");
        assertThat(folder.resolve("compose.yaml")).exists();
        assertThatThrownBy(() -> new OutputFolder(folder.resolve("compose.yaml"), "x").prepare(project, question -> true))
                .hasMessageContaining("is no folder");
    }
}
