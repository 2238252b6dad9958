package dev.jcompose.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/// Files that are there as a whole or not at all.
final class AtomicFile {

    private static final Set<StandardOpenOption> NEW = Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);

    private AtomicFile() {}

    /// A name that nobody has, in the same folder.
    static Path beside(Path file) {
        return file.resolveSibling(".jcompose-" + UUID.randomUUID());
    }

    /// Writes a file that only its owner may read.
    static void write(Path file, InputStream content) throws IOException {
        var temporary = beside(file);
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        var mode = posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
        try {
            try (var out = Channels.newOutputStream(Files.newByteChannel(temporary, NEW, mode))) {
                content.transferTo(out);
            }
            var target = Files.exists(file, LinkOption.NOFOLLOW_LINKS) && Files.isSymbolicLink(file) && Files.exists(file)
                    ? file.toRealPath() : file;
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
