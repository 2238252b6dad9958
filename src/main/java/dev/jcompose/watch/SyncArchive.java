package dev.jcompose.watch;

import dev.jcompose.archive.HostFile;
import dev.jcompose.archive.TarEntry;
import dev.jcompose.archive.TarWriter;
import dev.jcompose.archive.UnreadableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Changed files as an archive seen from the root of a container, and what to take away there.
public final class SyncArchive {

    private final SequencedMap<Path, String> present = new TreeMap<>();
    private final List<String> gone = new ArrayList<>();

    /// @param files each with its place in the container
    public SyncArchive(SequencedMap<Path, String> files) {
        for (Map.Entry<Path, String> file : files.sequencedEntrySet()) {
            if (Files.exists(file.getKey(), LinkOption.NOFOLLOW_LINKS)) {
                present.put(file.getKey(), file.getValue());
            } else if (gone.stream().noneMatch(folder -> file.getValue().startsWith(folder + "/"))) {
                gone.add(file.getValue());
            }
        }
    }

    public boolean isEmpty() {
        return present.isEmpty();
    }

    /// Paths in the container; of a folder that is gone only the folder.
    public List<String> gone() {
        return List.copyOf(gone);
    }

    /// @param uid who owns the files, and in which group, where the engine is not to decide
    /// @throws UnreadableException when a file cannot be read
    public void writeTo(OutputStream out, long uid, long gid) throws IOException {
        try (var tar = new TarWriter(out)) {
            for (var file : present.sequencedEntrySet()) {
                add(tar, file.getKey(), file.getValue().replaceFirst("^/+", ""), uid, gid);
            }
        }
    }

    /// A file that goes meanwhile is left out: that is the next change.
    private static void add(TarWriter tar, Path file, String name, long uid, long gid) throws IOException {
        TarEntry found;
        InputStream content;
        try {
            found = HostFile.describe(file, name);
            content = found.kind() == TarEntry.Kind.FILE ? Files.newInputStream(file) : InputStream.nullInputStream();
        } catch (NoSuchFileException gone) {
            return;
        } catch (IOException failed) {
            throw new UnreadableException("open", file.toString(), failed);
        }
        try (content) {
            if (found.kind() != TarEntry.Kind.OTHER) {
                tar.add(new TarEntry(name, found.kind(), found.linkName(), found.size(), found.mode(), uid, gid, found.modified()), content);
            }
        }
    }
}
