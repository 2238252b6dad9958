package dev.jcompose.load.remote;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/// What was fetched, by what it holds; what is there is left as it is. Several processes may use it at once: an entry is made beside its place
/// and then gets its name in one step, so that it is there as a whole or not at all.
final class Cache {

    private static final String UNFINISHED = ".fetching-";
    private static final Duration ABANDONED = Duration.ofDays(1);

    private final Path folder;

    Cache(Path folder) {
        this.folder = folder;
    }

    /// Fills a new folder.
    @FunctionalInterface
    interface Filler {
        void fill(Path empty) throws IOException;
    }

    boolean holds(String kind, String id) {
        return Files.isDirectory(place(kind, id));
    }

    private Path place(String kind, String id) {
        return folder.resolve(kind).resolve(id);
    }

    /// The entry of that name, made first when it is not there.
    Path entry(String kind, String id, Filler filler) throws IOException {
        var place = place(kind, id);
        if (Files.isDirectory(place)) {
            return place;
        }
        Files.createDirectories(folder.resolve(kind));
        sweep(folder.resolve(kind));
        var unfinished = Files.createTempDirectory(folder.resolve(kind), UNFINISHED);
        try {
            filler.fill(unfinished);
            Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException taken) {
            if (!Files.isDirectory(place)) {
                throw taken;
            }
            // Another process was faster and has made the same.
        } finally {
            delete(unfinished);
        }
        return place;
    }

    /// Takes away what processes left that were killed.
    private static void sweep(Path folder) {
        var before = Instant.now().minus(ABANDONED);
        try (var found = Files.newDirectoryStream(folder, UNFINISHED + "*")) {
            for (var each : found) {
                if (Files.getLastModifiedTime(each).toInstant().isBefore(before)) {
                    delete(each);
                }
            }
        } catch (IOException | UncheckedIOException busy) {
            // Another process takes it away in this moment; if not, the next fetch tries again.
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var found = Files.walk(folder)) {
            for (var each : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
