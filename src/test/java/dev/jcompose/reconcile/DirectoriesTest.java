package dev.jcompose.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jcompose.Settings;
import dev.jcompose.engine.memory.InMemoryEngine;
import dev.jcompose.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two folders of the same name are two stacks.
class DirectoriesTest {

    private static final String FILE = """
            services: {web: {image: app, volumes: ["data:/data"]}}
            volumes: {data: {}}
            """;

    private final InMemoryEngine engine = new InMemoryEngine().withImage("app");
    private Path one = Path.of("");
    private Path two = Path.of("");

    @BeforeEach
    void folders(@TempDir Path folder) throws IOException {
        one = Files.createDirectories(folder.resolve("one/shop"));
        two = Files.createDirectories(folder.resolve("two/shop"));
    }

    private Stack in(Path folder) {
        return Stack.on(engine, Settings.DEFAULTS, folder, options -> options).with(FILE);
    }

    private String refusal() {
        return "project \"shop\" is named after its folder " + two + ", and the stack of " + one + " has the same name; give one of them "
                + "a name of its own with `-p NAME`, COMPOSE_PROJECT_NAME or `name:` in the file (`-p shop` if they are meant to be the same)";
    }

    @Test
    void planWhenAnotherFolderHasThatStackIsRefused() {
        in(one).isUp();
        var other = in(two);
        assertThatThrownBy(other::planUp).isInstanceOf(UnplannableException.class).hasMessage(refusal());
        assertThatThrownBy(other::down).isInstanceOf(UnplannableException.class).hasMessage(refusal());
        assertThatThrownBy(() -> other.jcompose.planStop(other.project(), Set.of(), null)).hasMessage(refusal());
    }

    @Test
    void planWhenOnlyTheOtherFoldersVolumeIsLeftIsRefused() {
        in(one).isUp().down();
        assertThat(engine.script().contents()).contains("volume shop_data");
        assertThatThrownBy(in(two)::planUp).hasMessage(refusal());
        assertThatThrownBy(() -> in(two).down(new DownOptions(Set.of(), true, DownOptions.Images.NONE, false, null))).hasMessage(refusal());
    }

    @Test
    void planWhenOnlyTheOtherFoldersNetworkIsLeftUsesIt() {
        Stack.on(engine, Settings.DEFAULTS, one, options -> options).with("services: {web: {image: app}}").isUp();
        engine.stopContainer("shop-web-1", null);
        engine.removeContainer("shop-web-1", false);
        assertThat(engine.script().contents()).contains("network shop_default");
        assertThat(in(two).planUp()).doesNotContain("network shop_default");
    }

    @Test
    void planWhenTheNameWasChosenIsTheSameStack() {
        in(one).isUp();
        Stack.on(engine, Settings.DEFAULTS, two, options -> options.withProjectName("shop")).with(FILE).assertPlan("");
    }

    @Test
    void planWhenTheFolderWasMovedIsTheSameStack() throws IOException {
        in(one).isUp();
        Files.delete(one);
        in(two).assertPlan("");
    }
}
