package dev.jcompose.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What changed is found by looking, whatever the operating system has told.
class FolderTreeTest {

    @TempDir
    Path given = Path.of("");

    private Path folder = Path.of("");
    private final Set<Path> listened = new TreeSet<>();

    @BeforeEach
    void resolve() throws IOException {
        folder = given.toRealPath();
    }

    private WatchRule rule(String path) {
        return new WatchRule("web", folder.resolve(path), WatchRule.Action.SYNC, "/app", null, null, List.of(), false);
    }

    private FolderTree tree(WatchRule... rules) throws IOException {
        var tree = new FolderTree(List.of(rules), listened::add);
        tree.begin();
        return tree;
    }

    private List<String> names(Set<Path> files) {
        return files.stream().map(file -> folder.relativize(file).toString()).toList();
    }

    private List<String> look(FolderTree tree) throws IOException {
        return names(tree.look(Set.copyOf(listened)));
    }

    @Test
    void changesWhenLookedAtAreFoundOnce() throws IOException {
        Files.createDirectories(folder.resolve("src/old"));
        Files.writeString(folder.resolve("src/kept"), "1");
        Files.writeString(folder.resolve("src/old/gone"), "1");
        Files.writeString(folder.resolve("beside"), "1");
        var tree = tree(rule("src"));
        assertThat(look(tree)).isEmpty();

        Files.writeString(folder.resolve("src/kept"), "two");
        Files.createDirectories(folder.resolve("src/new/deep"));
        Files.writeString(folder.resolve("src/new/deep/file"), "1");
        Files.delete(folder.resolve("src/old/gone"));
        Files.delete(folder.resolve("src/old"));
        Files.writeString(folder.resolve("beside"), "two");

        assertThat(look(tree)).containsExactly("src/kept", "src/new", "src/new/deep", "src/new/deep/file", "src/old", "src/old/gone");
        assertThat(listened).contains(folder.resolve("src/new/deep"));
        assertThat(look(tree)).isEmpty();
        Files.writeString(folder.resolve("src/new/deep/file"), "two");
        assertThat(look(tree)).containsExactly("src/new/deep/file");
    }

    @Test
    void pathWhenItAppearsLaterIsFound() throws IOException {
        var tree = tree(rule("a/b/c"), rule("single"));
        Files.createDirectories(folder.resolve("a/b/c"));
        Files.writeString(folder.resolve("a/b/c/file"), "1");
        Files.writeString(folder.resolve("single"), "1");

        assertThat(look(tree)).containsExactly("a", "a/b", "a/b/c", "a/b/c/file", "single");
        Files.writeString(folder.resolve("single"), "two");
        assertThat(look(tree)).containsExactly("single");
        Files.delete(folder.resolve("single"));
        assertThat(look(tree)).containsExactly("single");
    }

    @Test
    void fileWhenAFolderTakesItsPlaceIsFoundWithWhatIsInIt() throws IOException {
        Files.createDirectories(folder.resolve("src"));
        Files.writeString(folder.resolve("src/x"), "1");
        var tree = tree(rule("src"));
        Files.delete(folder.resolve("src/x"));
        Files.createDirectories(folder.resolve("src/x"));
        Files.writeString(folder.resolve("src/x/y"), "1");
        assertThat(look(tree)).containsExactly("src/x", "src/x/y");
    }

    @Test
    @Timeout(120)
    void thousandsOfFilesWhenWrittenAtOnceAreAllHeardOf() throws Exception {
        Files.createDirectories(folder.resolve("src"));
        var heard = new TreeSet<Path>();
        try (var changes = new Changes(List.of(rule("src")))) {
            for (int i = 0; i < 3000; i++) {
                var inner = folder.resolve("src/" + i % 20);
                Files.createDirectories(inner);
                Files.writeString(inner.resolve("file" + i), "x");
            }
            while (heard.stream().filter(Files::isRegularFile).count() < 3000) {
                heard.addAll(changes.next());
            }
        }
        assertThat(heard).hasSize(3020);
    }

    @Test
    void lockWhenAnotherHasItIsRefused() throws IOException {
        try (var _ = ProjectLock.take("shop", folder)) {
            assertThatThrownBy(() -> ProjectLock.take("shop", folder)).isInstanceOf(WatchException.class)
                    .hasMessage("cannot take exclusive lock for project \"shop\": process with PID " + ProcessHandle.current().pid() + " is still running");
            ProjectLock.take("other", folder).close();
        }
        ProjectLock.take("shop", folder).close();
        // The number of a process that is gone, as another tool left it.
        Files.writeString(folder.resolve("shop.pid"), "999999999");
        ProjectLock.take("shop", folder).close();
        var init = ProcessHandle.current().parent().orElseThrow().pid();
        Files.writeString(folder.resolve("shop.pid"), Long.toString(init));
        assertThatThrownBy(() -> ProjectLock.take("shop", folder)).hasMessageContaining("process with PID " + init + " is still running");
    }
}
