package dev.jcompose.load.remote;

import dev.jcompose.registry.ContentDigest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The addresses that somebody agreed to fetch from. What an address stands for may change afterwards without a new question.
final class Agreements {

    private final Path folder;

    Agreements(Path folder) {
        this.folder = folder;
    }

    boolean covers(String address) {
        return Files.exists(file(address));
    }

    /// Kept as a hash: an address may hold a password.
    void add(String address) throws IOException {
        Files.createDirectories(folder);
        Files.write(file(address), new byte[0]);
    }

    private Path file(String address) {
        return folder.resolve(ContentDigest.of(address.getBytes(StandardCharsets.UTF_8), "sha256").replace(':', '-'));
    }
}
