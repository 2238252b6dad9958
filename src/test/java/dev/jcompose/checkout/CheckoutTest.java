package dev.jcompose.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckoutTest {

    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    @TempDir
    private Path folder;

    private void write(String path, String text) throws IOException {
        var file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Checkout of(String path) throws IOException {
        return Checkout.of(Files.createDirectories(folder.resolve(path))).orElseThrow();
    }

    @Test
    void headWhenABranchIsCheckedOutIsItsName() throws IOException {
        write("clone/.git/HEAD", "ref: refs/heads/feature/log-in\n");
        assertThat(of("clone/deep/below")).isEqualTo(new Checkout(folder.resolve("clone"), "clone", "feature/log-in", ""));
        assertThat(of("clone").head()).isEqualTo("feature/log-in");
    }

    @Test
    void headWhenItIsDetachedIsTheShortCommit() throws IOException {
        write("clone/.git/HEAD", COMMIT + "\n");
        assertThat(of("clone").head()).isEqualTo("0123456");
    }

    @Test
    void checkoutWhenItIsAWorktreeIsItsOwn() throws IOException {
        write("clone/.git/HEAD", "ref: refs/heads/main\n");
        write("clone/.git/worktrees/two/HEAD", "ref: refs/heads/second\n");
        write("elsewhere/.git", "gitdir: " + folder.resolve("clone/.git/worktrees/two") + "\n");
        assertThat(of("elsewhere")).isEqualTo(new Checkout(folder.resolve("elsewhere"), "two", "second", ""));
        write("clone/nested/.git", "gitdir: ../.git/worktrees/two\n");
        assertThat(of("clone/nested").branch()).isEqualTo("second");
    }

    @Test
    void checkoutWhenThereIsNoneIsEmptyAndWhenItIsNotUnderstoodSaysWhere() throws IOException {
        write("clone/.git/HEAD", "ref: refs/heads/.invalid\n");
        assertThatThrownBy(() -> of("clone")).isInstanceOf(IOException.class)
                .hasMessage(folder.resolve("clone/.git/HEAD") + " names neither a branch nor a commit");
        write("odd/.git", "something\n");
        assertThatThrownBy(() -> of("odd")).hasMessageStartingWith(folder.resolve("odd/.git").toString());
        assertThat(Checkout.of(Path.of("/"))).isEmpty();
    }
}
