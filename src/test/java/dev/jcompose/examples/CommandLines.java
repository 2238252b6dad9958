package dev.jcompose.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// Remembers the command lines that ran on a real engine, for the check that every command and flag did. A line of the file holds the
/// words of one, parted by tabs.
public final class CommandLines {

    public static final Path FILE = Path.of("target/command-lines").toAbsolutePath();

    /// Before a reason why tests did not run on this machine.
    public static final String SKIPPED = "# skipped: ";

    private CommandLines() {}

    static void skipped(String reason) {
        ran(List.of(SKIPPED + reason));
    }

    /// @param words without the program's name
    static synchronized void ran(List<String> words) {
        try {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, String.join("\t", words.stream().map(word -> word.replaceAll("\\s", " ")).toList()) + "\n",
                    StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
