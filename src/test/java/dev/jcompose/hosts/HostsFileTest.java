package dev.jcompose.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Writing files that others write as well.
@Timeout(120)
class HostsFileTest {

    private static final String BLOCK = "# jcompose: begin shop\n1.2.3.4\ta\n# jcompose: end shop\n";

    @TempDir
    private Path folder;

    private Path path = Path.of("");

    @BeforeEach
    void file() throws IOException {
        path = folder.resolve("hosts");
        Files.writeString(path, "127.0.0.1 localhost\n");
    }

    private void append(String text) {
        try {
            Files.writeString(path, text, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void fileWhenWrittenHasItsBlockItsModeAndNothingBesideIt() throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r----x"));
        var file = new HostsFile(path);
        assertThat(file.has("shop")).isFalse();
        assertThat(file.put("shop", List.of("1.2.3.4\ta"))).isTrue();
        assertThat(Files.readString(path)).isEqualTo("127.0.0.1 localhost\n" + BLOCK);
        assertThat(file.has("shop")).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path))).isEqualTo("rw-r----x");
        assertThat(folder).isDirectoryContaining(path::equals).isDirectoryNotContaining(each -> !each.equals(path));
        assertThat(file.remove("shop")).isTrue();
        assertThat(file.remove("shop")).isFalse();
        assertThat(Files.readString(path)).isEqualTo("127.0.0.1 localhost\n");
    }

    @Test
    void fileWhenNothingChangesIsNotTouched() throws IOException {
        var file = new HostsFile(path);
        file.put("shop", List.of("1.2.3.4\ta"));
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("r--r--r--"));
        var key = Files.getAttribute(path, "unix:ino");
        assertThat(file.put("shop", List.of("1.2.3.4\ta"))).isFalse();
        assertThat(Files.getAttribute(path, "unix:ino")).isEqualTo(key);
    }

    @Test
    void fileWhenReadOnlyIsRefusedAndStays() throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("r--r--r--"));
        assertThatThrownBy(() -> new HostsFile(path).put("shop", List.of())).isInstanceOf(HostsFileException.class)
                .hasMessage(path + ": cannot be written: the file is read-only; run it as root (sudo), make the file writable,"
                        + " or name another one with --file or JCOMPOSE_HOSTS_FILE");
        assertThat(Files.readString(path)).isEqualTo("127.0.0.1 localhost\n");
        assertThatThrownBy(() -> new HostsFile(folder.resolve("no/hosts")).put("shop", List.of())).hasMessageContaining("no such folder");
        assertThatThrownBy(() -> new HostsFile(folder).put("shop", List.of())).isInstanceOf(HostsFileException.class);
    }

    @Test
    void fileWhenSomebodyEditsItOnceKeepsBoth() throws IOException {
        var edits = new AtomicInteger();
        var file = new HostsFile(path, new Replacement(() -> {
            if (edits.getAndIncrement() == 0) {
                append("5.6.7.8 other\n");
            }
        }));
        assertThat(file.put("shop", List.of("1.2.3.4\ta"))).isTrue();
        assertThat(Files.readString(path)).isEqualTo("127.0.0.1 localhost\n5.6.7.8 other\n" + BLOCK);
    }

    @Test
    void fileWhenSomebodyNeverStopsEditingItIsLeftToThem() throws IOException {
        var file = new HostsFile(path, new Replacement(() -> append("x\n")));
        assertThatThrownBy(() -> file.put("shop", List.of())).isInstanceOf(HostsFileException.class)
                .hasMessage(path + ": somebody else edits it at the same time, so it was left alone; run it again");
        assertThat(Files.readString(path)).isEqualTo("127.0.0.1 localhost\nx\nx\nx\n");
        assertThat(folder).isDirectoryNotContaining(each -> !each.equals(path));
    }

    @Test
    void fileWhenItHasAnotherNameIsWrittenOver() throws IOException {
        var other = Files.createLink(folder.resolve("other"), path);
        new HostsFile(path).put("shop", List.of("1.2.3.4\ta"));
        assertThat(Files.readString(other)).isEqualTo("127.0.0.1 localhost\n" + BLOCK);
        new HostsFile(path).put("shop", List.of());
        assertThat(Files.readString(other)).isEqualTo("127.0.0.1 localhost\n# jcompose: begin shop\n# jcompose: end shop\n");
    }

    @Test
    void fileWhenItIsALinkStaysOne() throws IOException {
        var link = Files.createSymbolicLink(folder.resolve("link"), path.getFileName());
        new HostsFile(link).put("shop", List.of("1.2.3.4\ta"));
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(Files.readString(path)).isEqualTo("127.0.0.1 localhost\n" + BLOCK);
    }

    @Test
    void fileWhenItIsNotThereIsMade() throws IOException {
        var fresh = new HostsFile(folder.resolve("fresh"));
        assertThat(fresh.has("shop")).isFalse();
        assertThat(fresh.projects()).isEmpty();
        assertThat(fresh.remove("shop")).isFalse();
        assertThat(fresh.put("shop", List.of("1.2.3.4\ta"))).isTrue();
        assertThat(Files.readString(fresh.path())).isEqualTo(BLOCK);
    }

    @Test
    void fileWhenABlockHasNoEndIsLeftAlone() {
        append("# jcompose: begin shop\n");
        assertThatThrownBy(() -> new HostsFile(path).put("shop", List.of()))
                .hasMessage(path + ":2: the block of project \"shop\" has no end; mend it by hand");
    }

    @Test
    void projectsWhenTheyWriteAtTheSameTimeAllHaveTheirBlock() throws IOException, InterruptedException, ExecutionException {
        var writes = new ArrayList<Future<?>>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 40; i++) {
                var project = "p" + i;
                writes.add(threads.submit(() -> new HostsFile(path).put(project, List.of("10.0.0.1\t" + project))));
            }
        }
        for (var write : writes) {
            write.get();
        }
        assertThat(new HostsFile(path).projects()).hasSize(40);
        assertThat(Files.readString(path)).startsWith("127.0.0.1 localhost\n");
    }
}
