package dev.jcompose.files;

import dev.jcompose.engine.Engine;
import dev.jcompose.event.Event;
import dev.jcompose.event.Events;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Writes a container's file system as a tar archive.
public record Export(Engine engine, Events events) {

    /// @param file      where to; null for the stream. It is there as a whole or not at all, and only its owner may read it.
    /// @param written   the file as it was given; empty for the stream
    /// @param dryRun    whether only what would be done is told
    /// @throws FilesException when it cannot be written
    public void write(String container, String name, @Nullable Path file, String written, OutputStream output, boolean dryRun) {
        if (file != null) {
            try {
                HostTarget.check(file.toString(), written);
            } catch (FilesException refused) {
                throw new FilesException("failed to export container: " + refused.getMessage(), refused);
            }
            if (Files.isDirectory(file)) {
                throw new FilesException("failed to export container: " + file + " is a directory; name a file");
            }
        }
        var text = "export " + name + " to " + written;
        events.on(new Event.Work(name, text, "Exporting", false));
        if (!dryRun) {
            try (var archive = engine.exportContainer(container)) {
                if (file == null) {
                    archive.transferTo(output);
                } else {
                    AtomicFile.write(file, archive);
                }
            } catch (IOException failed) {
                throw new FilesException("failed to export container: " + failed, failed);
            }
        }
        events.on(new Event.Work(name, text, "Exported", true));
    }
}
