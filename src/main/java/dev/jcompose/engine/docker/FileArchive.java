package dev.jcompose.engine.docker;

import dev.jcompose.engine.ContainerFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// A few small files as a tar archive, seen from the root folder.
final class FileArchive {

    private FileArchive() {}

    static byte[] of(List<ContainerFile> files) {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (var file : files) {
                var content = file.text().getBytes(StandardCharsets.UTF_8);
                var entry = new TarArchiveEntry(file.path().substring(1));
                entry.setSize(content.length);
                entry.setMode(file.mode());
                entry.setIds(file.uid() == null ? 0 : file.uid(), file.gid() == null ? 0 : file.gid());
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
