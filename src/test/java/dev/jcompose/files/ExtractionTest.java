package dev.jcompose.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jcompose.archive.TarEntry;
import dev.jcompose.archive.TarEntry.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An archive is unpacked into its folder and nowhere else, whoever made it.
class ExtractionTest {

    private static final Instant THEN = Instant.parse("2020-02-03T04:05:06Z");

    @TempDir
    Path folder = Path.of("");

    private Path root = Path.of("");
    private Path outside = Path.of("");
    private Extraction extraction;
    private final List<String> warnings = new ArrayList<>();

    @BeforeEach
    void prepare() throws IOException {
        root = Files.createDirectory(folder.toRealPath().resolve("root"));
        outside = Files.createDirectory(folder.toRealPath().resolve("outside"));
        Files.writeString(outside.resolve("precious"), "precious");
        extraction = new Extraction(root, warnings::add);
    }

    private static TarEntry entry(String name, Kind kind, String link, int mode) {
        return new TarEntry(name, kind, link, 0, mode, 4711, 4711, THEN);
    }

    private void file(String name, String text) throws IOException {
        extraction.add(entry(name, Kind.FILE, "", 0640), new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private void other(Kind kind, String name, String link) throws IOException {
        extraction.add(entry(name, kind, link, 0750), InputStream.nullInputStream());
    }

    /// What is in a folder, hidden leftovers included.
    private static List<String> all(Path where) throws IOException {
        try (Stream<Path> files = Files.walk(where)) {
            return files.filter(file -> !file.equals(where)).map(file -> where.relativize(file).toString()).sorted().toList();
        }
    }

    @Test
    void entriesWhenHarmlessLandWithModeAndTime() throws IOException {
        other(Kind.FOLDER, "a/", "");
        file("a/b/one", "1");
        other(Kind.LINK, "a/link", "../elsewhere/that/is/not");
        other(Kind.HARD_LINK, "a/same", "a/b/one");
        other(Kind.OTHER, "a/pipe", "");
        extraction.finish();

        assertThat(all(root)).containsExactly("a", "a/b", "a/b/one", "a/link", "a/same");
        assertThat(root.resolve("a/b/one")).hasContent("1");
        assertThat(root.resolve("a/same")).hasContent("1");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("a/b/one")))).isEqualTo("rw-r-----");
        assertThat(Files.getLastModifiedTime(root.resolve("a/b/one")).toInstant()).isEqualTo(THEN);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("a")))).isEqualTo("rwxr-x---");
        assertThat(Files.getLastModifiedTime(root.resolve("a")).toInstant()).isEqualTo(THEN);
        assertThat(Files.readSymbolicLink(root.resolve("a/link"))).isEqualTo(Path.of("../elsewhere/that/is/not"));
        assertThat(warnings).containsExactly(root.resolve("a/pipe") + " is not copied: it is a pipe or a device");
    }

    @Test
    void filesWhenTheirNamesLeadOutAreRefused() throws IOException {
        for (var name : List.of("../outside/precious", "a/../../outside/precious", "..", "a/..", "")) {
            assertThatThrownBy(() -> file(name, "evil")).as(name).isInstanceOf(FilesException.class).hasMessageContaining("nothing is written there");
        }
        file("/absolute", "counts from the folder");

        assertThat(outside.resolve("precious")).hasContent("precious");
        assertThat(all(root)).containsExactly("absolute");
    }

    @Test
    void filesWhenALinkOnTheirWayLeadsOutAreRefused() throws IOException {
        other(Kind.LINK, "far", outside.toString());
        other(Kind.LINK, "near", "../outside");
        Files.createDirectory(root.resolve("real"));
        other(Kind.LINK, "inner", "real");
        other(Kind.LINK, "nowhere", "not/there");

        assertThatThrownBy(() -> file("far/precious", "evil")).isInstanceOf(FilesException.class).hasMessageContaining("leads out of");
        assertThatThrownBy(() -> file("near/precious", "evil")).isInstanceOf(FilesException.class);
        assertThatThrownBy(() -> file("nowhere/precious", "evil")).isInstanceOf(FilesException.class);
        assertThatThrownBy(() -> other(Kind.HARD_LINK, "hard", "far/precious")).isInstanceOf(FilesException.class);
        assertThatThrownBy(() -> other(Kind.HARD_LINK, "hard", "../outside/precious")).isInstanceOf(FilesException.class);
        file("inner/good", "good");

        assertThat(outside.resolve("precious")).hasContent("precious");
        assertThat(all(outside)).containsExactly("precious");
        assertThat(root.resolve("real/good")).hasContent("good");
    }

    @Test
    void fileWhenItsNameIsALinkTakesTheLinksPlace() throws IOException {
        other(Kind.LINK, "there", outside.resolve("precious").toString());
        file("there", "new");

        assertThat(outside.resolve("precious")).hasContent("precious");
        assertThat(root.resolve("there")).isRegularFile().hasContent("new");
    }

    @Test
    void kindsWhenTheyDifferAreRefused() throws IOException {
        file("file", "x");
        other(Kind.FOLDER, "folder", "");

        assertThatThrownBy(() -> other(Kind.FOLDER, "file", "")).isInstanceOf(FilesException.class)
                .hasMessage("cannot overwrite non-directory \"" + root.resolve("file") + "\" with directory \"" + root + "\"");
        assertThatThrownBy(() -> file("folder", "x")).isInstanceOf(FilesException.class)
                .hasMessage("cannot overwrite directory \"" + root.resolve("folder") + "\" with non-directory \"" + root + "\"");
    }

    @Test
    void fileWhenItsContentBreaksOffStaysAsItWas() throws IOException {
        file("kept", "old");
        var broken = new InputStream() {
            private int given;

            @Override
            public int read() throws IOException {
                if (given++ < 3) {
                    return 'x';
                }
                throw new IOException("broken");
            }
        };

        assertThatThrownBy(() -> extraction.add(entry("kept", Kind.FILE, "", 0644), broken)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> extraction.add(entry("new", Kind.FILE, "", 0644), broken)).isInstanceOf(IOException.class);

        assertThat(root.resolve("kept")).hasContent("old");
        assertThat(all(root)).containsExactly("kept");
    }
}
