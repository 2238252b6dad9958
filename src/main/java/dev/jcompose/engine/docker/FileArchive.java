package dev.jcompose.engine.docker;

import dev.jcompose.archive.TarEntry;
import dev.jcompose.archive.TarWriter;
import dev.jcompose.archive.UnreadableException;
import dev.jcompose.engine.ContainerFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// A few small files as a tar archive, seen from the root folder.
final class FileArchive {

    private FileArchive() {}

    static byte[] of(List<ContainerFile> files) {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarWriter(bytes)) {
            for (var file : files) {
                var content = file.source() == null ? file.text().getBytes(StandardCharsets.UTF_8) : read(file.source());
                tar.add(new TarEntry(file.path().substring(1), TarEntry.Kind.FILE, "", content.length, file.mode(),
                        file.uid() == null ? 0 : file.uid(), file.gid() == null ? 0 : file.gid(), Instant.now()),
                        new ByteArrayInputStream(content));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static byte[] read(String file) {
        try {
            return Files.readAllBytes(Path.of(file));
        } catch (IOException failed) {
            throw new UnreadableException("open", file, failed);
        }
    }
}
