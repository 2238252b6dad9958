package dev.jcompose.load.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void entryWhenFillingFailsIsNotThere() {
        var cache = new Cache(folder);

        assertThatThrownBy(() -> cache.entry("git", "a", empty -> {
            Files.writeString(empty.resolve("half"), "x");
            throw new IOException("interrupted");
        })).hasMessage("interrupted");

        assertThat(cache.holds("git", "a")).isFalse();
        assertThat(folder.resolve("git")).isEmptyDirectory();
    }

    @Test
    void entryWhenAnotherWasFasterIsTheOthers() throws Exception {
        var cache = new Cache(folder);

        var entry = cache.entry("git", "a", empty -> {
            Files.writeString(empty.resolve("file"), "mine");
            cache.entry("git", "a", other -> Files.writeString(other.resolve("file"), "the other's"));
        });

        assertThat(entry.resolve("file")).hasContent("the other's");
        assertThat(folder.resolve("git").toFile().list()).containsExactly("a");
    }

    @Test
    void entryWhenSomethingWasAbandonedTakesItAway() throws Exception {
        var abandoned = Files.createDirectories(folder.resolve("git/.fetching-1/x")).getParent();
        var fresh = Files.createDirectories(folder.resolve("git/.fetching-2"));
        Files.setLastModifiedTime(abandoned, FileTime.from(Instant.now().minus(Duration.ofDays(2))));

        new Cache(folder).entry("git", "a", empty -> { });

        assertThat(abandoned).doesNotExist();
        assertThat(fresh).exists();
    }
}
