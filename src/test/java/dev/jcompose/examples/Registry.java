package dev.jcompose.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// A registry of its own on loopback, as `scripts/registry` starts it; ended when it is closed. Where there is none to be had, the test
/// that asks for it is skipped with the reason.
final class Registry implements AutoCloseable {

    private static final Path SCRIPT = Path.of("scripts/registry").toAbsolutePath();
    private static final int UNAVAILABLE = 75;
    private static final long PATIENCE_SECONDS = 300;

    private final Path folder;
    private final String address;

    /// @param folder where it keeps what it holds
    private Registry(Path folder, String... flags) {
        this.folder = folder;
        var words = new ArrayList<>(List.of("up", folder.toString()));
        words.addAll(List.of(flags));
        address = run(words.toArray(String[]::new)).strip();
    }

    static Registry open(Path folder) {
        return new Registry(folder);
    }

    /// One that wants to know who one is.
    static Registry withPassword(Path folder) {
        return new Registry(folder, "--password");
    }

    /// `127.0.0.1:34783`
    String address() {
        return address;
    }

    /// A folder of Docker's settings in which somebody has logged in to it.
    Path settings(Path in) {
        var auth = Base64.getEncoder().encodeToString("tester:secret".getBytes(StandardCharsets.UTF_8));
        try {
            Files.writeString(Files.createDirectories(in).resolve("config.json"),
                    "{\"auths\": {\"%s\": {\"auth\": \"%s\"}}}".formatted(address, auth));
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
        return in;
    }

    private String run(String... words) {
        try {
            Files.createDirectories(folder);
            var out = folder.resolve("said");
            var err = folder.resolve("complaints");
            var command = new ArrayList<>(List.of(SCRIPT.toString()));
            command.addAll(List.of(words));
            var process = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError("scripts/registry " + words[0] + " did not end: " + Files.readString(err));
            }
            if (process.exitValue() == UNAVAILABLE) {
                CommandLines.skipped("no registry");
            }
            Assumptions.assumeFalse(process.exitValue() == UNAVAILABLE, () -> "no registry: " + read(err));
            assertThat(process.exitValue()).as("scripts/registry %s: %s", words[0], read(err)).isZero();
            return Files.readString(out);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        run("down", folder.toString());
    }
}
