package dev.jcompose.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/// An archive's entries, one after the other, each with its content. Holds one entry at a time.
public final class TarReader implements Closeable {

    private static final int MODE_BITS = 07777;

    private final InputStream in;
    private final TarArchiveInputStream tar;

    /// @param in closed with this
    public TarReader(InputStream in) {
        this.in = in;
        this.tar = new TarArchiveInputStream(in, "UTF-8");
    }

    /// The next entry; null at the end, up to which everything has then been read.
    ///
    /// @throws IOException also for what is no archive or stops in the middle of one
    public @Nullable TarEntry next() throws IOException {
        var entry = tar.getNextEntry();
        if (entry == null) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return null;
        }
        var kind = kind(entry);
        return new TarEntry(entry.getName(), kind, entry.getLinkName() == null ? "" : entry.getLinkName(),
                kind == TarEntry.Kind.FILE ? entry.getRealSize() : 0, entry.getMode() & MODE_BITS,
                entry.getLongUserId(), entry.getLongGroupId(), entry.getLastModifiedTime().toInstant());
    }

    private static TarEntry.Kind kind(TarArchiveEntry entry) {
        if (entry.isDirectory()) {
            return TarEntry.Kind.FOLDER;
        }
        if (entry.isSymbolicLink()) {
            return TarEntry.Kind.LINK;
        }
        if (entry.isLink()) {
            return TarEntry.Kind.HARD_LINK;
        }
        return entry.isFIFO() || entry.isCharacterDevice() || entry.isBlockDevice() ? TarEntry.Kind.OTHER : TarEntry.Kind.FILE;
    }

    /// The content of the entry that was last given; ends where it ends.
    public InputStream content() {
        return tar;
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }
}
