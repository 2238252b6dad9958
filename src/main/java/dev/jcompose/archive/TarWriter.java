package dev.jcompose.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.attribute.FileTime;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/// Writes an archive, an entry at a time; names and sizes of any length.
public final class TarWriter implements Closeable {

    private final TarArchiveOutputStream tar;

    /// @param out left open: its owner goes on with it
    public TarWriter(OutputStream out) {
        tar = new TarArchiveOutputStream(out, "UTF-8");
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
    }

    /// @param content read as far as the entry's size, which it has to reach; asked for files only, others may give an empty one
    /// @throws IOException also when the content ends too early
    public void add(TarEntry entry, InputStream content) throws IOException {
        var kind = entry.kind();
        var name = kind == TarEntry.Kind.FOLDER && !entry.name().endsWith("/") ? entry.name() + "/" : entry.name();
        var written = new TarArchiveEntry(name, type(kind), true);
        if (!entry.linkName().isEmpty()) {
            written.setLinkName(entry.linkName());
        }
        written.setSize(kind == TarEntry.Kind.FILE ? entry.size() : 0);
        written.setMode(entry.mode());
        written.setIds(0, 0);
        written.setUserId(entry.uid());
        written.setGroupId(entry.gid());
        written.setModTime(FileTime.from(entry.modified()));
        tar.putArchiveEntry(written);
        if (kind == TarEntry.Kind.FILE) {
            copy(content, entry);
        }
        tar.closeArchiveEntry();
    }

    private static byte type(TarEntry.Kind kind) {
        return switch (kind) {
            case FILE -> TarConstants.LF_NORMAL;
            case FOLDER -> TarConstants.LF_DIR;
            case LINK -> TarConstants.LF_SYMLINK;
            case HARD_LINK -> TarConstants.LF_LINK;
            case OTHER -> TarConstants.LF_FIFO;
        };
    }

    private void copy(InputStream content, TarEntry entry) throws IOException {
        var buffer = new byte[32 * 1024];
        long left = entry.size();
        while (left > 0) {
            int read = content.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new IOException(entry.name() + " became shorter while it was read; try again");
            }
            tar.write(buffer, 0, read);
            left -= read;
        }
    }

    /// Ends the archive.
    @Override
    public void close() throws IOException {
        tar.finish();
        tar.flush();
    }
}
