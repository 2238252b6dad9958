package dev.jcompose.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Runs `./jcompose` as a process of its own.
///
/// @param code its exit code
record Launched(int code, String out, String err) {

    private static final Path LAUNCHER = Path.of("jcompose").toAbsolutePath();
    private static final Path NOTHING = Path.of("/dev/null");
    private static final long PATIENCE_SECONDS = 120;

    /// Waits for its end.
    ///
    /// @throws AssertionError when it does not end
    static Launched run(Path directory, Map<String, String> environment, List<String> arguments) {
        return run(directory, environment, arguments, NOTHING);
    }

    /// Waits for its end.
    ///
    /// @param in what it reads on standard input
    static Launched run(Path directory, Map<String, String> environment, List<String> arguments, Path in) {
        try {
            var out = Files.createTempFile("jcompose", ".out");
            var err = Files.createTempFile("jcompose", ".err");
            try {
                var process = start(directory, environment, arguments, in, out, err);
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                    throw new AssertionError("jcompose " + String.join(" ", arguments) + " did not end:\n" + Files.readString(err));
                }
                return new Launched(process.exitValue(), text(out), Files.readString(err));
            } finally {
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /// What is not text, such as an archive, is read as if it were.
    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.UTF_8);
    }

    /// Starts it and returns at once; the launcher becomes the program, so the process's number is the program's.
    static Process start(Path directory, Map<String, String> environment, List<String> arguments, Path out, Path err) throws IOException {
        return start(directory, environment, arguments, NOTHING, out, err);
    }

    private static Process start(Path directory, Map<String, String> environment, List<String> arguments, Path in, Path out, Path err)
            throws IOException {
        CommandLines.ran(arguments);
        var command = new ArrayList<String>();
        command.add(LAUNCHER.toString());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).directory(directory.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(in.toFile()))
                .redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("COMPOSE_"));
        builder.environment().put("JCOMPOSE_NO_BUILD", "1");
        builder.environment().putAll(environment);
        return builder.start();
    }
}
