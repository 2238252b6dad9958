package dev.jcompose.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.archive.TarEntry;
import dev.jcompose.archive.TarReader;
import dev.jcompose.archive.TarWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Files that go into containers and come out of them.
interface ArchiveContract extends Bench {

    private static ArchiveSource file(String name, String text) {
        return out -> {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            try (var tar = new TarWriter(out)) {
                tar.add(new TarEntry(name, TarEntry.Kind.FILE, "", bytes.length, 0640, 0, 0, Instant.EPOCH), new ByteArrayInputStream(bytes));
            }
        };
    }

    private static TreeMap<String, String> read(InputStream archive) throws IOException {
        var files = new TreeMap<String, String>();
        try (var tar = new TarReader(archive)) {
            for (var entry = tar.next(); entry != null; entry = tar.next()) {
                if (entry.kind() == TarEntry.Kind.FILE && entry.size() < 1000) {
                    files.put(entry.name(), new String(tar.content().readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return files;
    }

    @Test
    default void filesThatAreCopiedInComeOutAgain() throws IOException {
        var id = engine().createContainer(spec("a", "true").build());

        engine().copyTo(id, "/tmp", file("greeting", "hello\n"), false);

        assertThat(engine().path(id, "/tmp/greeting")).contains(new PathInfo("greeting", PathInfo.Kind.FILE, ""));
        assertThat(engine().path(id, "/tmp").orElseThrow().isFolder()).isTrue();
        assertThat(engine().path(id, "/tmp/nothing")).isEmpty();
        assertThat(read(engine().copyFrom(id, "/tmp/greeting"))).containsExactlyEntriesOf(new TreeMap<>(java.util.Map.of("greeting", "hello\n")));
        assertThat(read(engine().copyFrom(id, "/tmp"))).containsEntry("tmp/greeting", "hello\n");
        assertThat(read(engine().copyFrom(id, "/tmp/."))).containsEntry("./greeting", "hello\n");
        assertThat(read(engine().exportContainer(id))).containsEntry("tmp/greeting", "hello\n");
    }

    @Test
    default void whatIsNotThereIsRefused() {
        var id = engine().createContainer(spec("a", "true").build());

        assertThat(refused(() -> engine().copyFrom(id, "/nothing")).answer()).isEqualTo("Could not find the file /nothing in container " + id);
        var refusal = refused(() -> engine().copyTo(id, "/nothing", file("a", "b"), false));
        assertThat(refusal.isNotFound()).isTrue();
        assertThat(refused(() -> engine().exportContainer(name("gone"))).isNotFound()).isTrue();
    }

    @Test
    default void anArchiveThatIsNotReadToItsEndEndsTheCall() throws IOException {
        var id = engine().createContainer(spec("a", "true").build());

        try (var archive = engine().exportContainer(id)) {
            archive.read();
        }
        assertThat(engine().path(id, "/tmp")).isPresent();
    }
}
