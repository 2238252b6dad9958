package dev.jcompose.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A text that is written into a file.
public final class WholeFile {

    private WholeFile() {}

    /// Writes the file as a whole or not at all, with the rights that the one before it had. What is no plain file, such as a pipe, is
    /// written to.
    ///
    /// @param name how it was called, for the message
    /// @throws FilesException when it cannot be written
    public static void write(Path file, String name, String text) {
        try {
            if (Files.isDirectory(file)) {
                throw new FilesException("open " + name + ": is a directory");
            }
            var target = Files.isSymbolicLink(file) && Files.exists(file) ? file.toRealPath() : file;
            if (Files.exists(target) && !Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
                Files.writeString(target, text);
                return;
            }
            replace(target, text);
        } catch (NoSuchFileException missing) {
            throw new FilesException("open " + name + ": no such file or directory", missing);
        } catch (AccessDeniedException denied) {
            throw new FilesException("open " + name + ": permission denied", denied);
        } catch (IOException failed) {
            throw new FilesException("open " + name + ": cannot be written: " + failed.getMessage(), failed);
        }
    }

    private static void replace(Path target, String text) throws IOException {
        var temporary = AtomicFile.beside(target);
        try {
            Files.writeString(temporary, text);
            if (Files.exists(target) && target.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(temporary, Files.getPosixFilePermissions(target));
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
