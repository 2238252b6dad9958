package dev.jcompose.watch;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.SequencedMap;
import java.util.TreeMap;

/// The files that a rule copies when the watching begins: all that count, without their folders.
public final class InitialFiles {

    private InitialFiles() {}

    /// @return each with its place in the container
    /// @throws WatchException when a folder cannot be read
    public static SequencedMap<Path, String> of(WatchRule rule) {
        var files = new TreeMap<Path, String>();
        if (!Files.exists(rule.path())) {
            return files;
        }
        try {
            Files.walkFileTree(rule.path(), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return rule.passesOver(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    rule.place(file).ifPresent(place -> files.put(file, place));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException failed) {
            throw new WatchException("files cannot be copied: " + failed, failed);
        }
        return files;
    }
}
