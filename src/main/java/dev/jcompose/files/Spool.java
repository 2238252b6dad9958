package dev.jcompose.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A stream that is read once and needed several times, kept in a temporary file.
public final class Spool implements Closeable {

    private final Path file;

    private Spool(Path file) {
        this.file = file;
    }

    public static Spool of(InputStream input) throws IOException {
        var spool = new Spool(Files.createTempFile("jcompose", ".tar"));
        try {
            Files.copy(input, spool.file, StandardCopyOption.REPLACE_EXISTING);
            return spool;
        } catch (IOException | RuntimeException failed) {
            spool.close();
            throw failed;
        }
    }

    /// From the beginning.
    public InputStream open() throws IOException {
        return Files.newInputStream(file);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
