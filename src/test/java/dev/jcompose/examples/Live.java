package dev.jcompose.examples;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A `jcompose` that runs, read line by line, with both its streams as one.
final class Live implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 120;

    private final Process process;
    private final BufferedReader output;
    private final List<String> lines = new ArrayList<>();

    Live(Stack stack, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(java.nio.file.Path.of("jcompose").toAbsolutePath().toString());
        command.addAll(stack.words(arguments));
        CommandLines.ran(stack.words(arguments));
        var builder = new ProcessBuilder(command).directory(stack.directory().toFile()).redirectErrorStream(true);
        var environment = new HashMap<>(stack.environment());
        environment.put("JCOMPOSE_NO_BUILD", "1");
        builder.environment().putAll(environment);
        process = builder.start();
        // Whoever reads a program that hangs reads its end.
        process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).exceptionally(hangs -> process.destroyForcibly());
        output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /// Reads on until a line holds that text.
    ///
    /// @throws AssertionError when the output ends before
    Live until(String text) throws IOException {
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            lines.add(line);
            if (line.contains(text)) {
                return this;
            }
        }
        throw new AssertionError("\"" + text + "\" did not come, but\n" + String.join("\n", lines));
    }

    /// Reads so many lines, or all there are.
    ///
    /// @return whether there were as many
    boolean read(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            var line = output.readLine();
            if (line == null) {
                return false;
            }
            lines.add(line);
        }
        return true;
    }

    /// Sends a signal by name, as a terminal does.
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// Reads to the end.
    ///
    /// @return the exit code
    int end() throws IOException, InterruptedException {
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            lines.add(line);
        }
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("it closed its output and did not end");
        }
        return process.exitValue();
    }

    List<String> lines() {
        return lines;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
