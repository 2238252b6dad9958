package dev.jcompose.examples;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A command line at a terminal of its own, which `script` of util-linux makes: what is typed goes in, what is shown comes out.
/// Reading blocks until something comes, so that every test with it needs a time limit.
final class AtTerminal implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 90;

    private final Process process;
    private final Reader output;
    private final StringBuilder shown = new StringBuilder();
    private int seen;

    /// @param shell a line for `sh`, in which `"$jcompose"` is the program with the stack's project name
    AtTerminal(Stack stack, String shell) throws IOException {
        var builder = new ProcessBuilder(List.of("script", "--quiet", "--return", "--flush", "--command",
                "stty rows 24 cols 80; " + shell.replace("$jcompose", java.nio.file.Path.of("jcompose").toAbsolutePath() + " -p " + stack.project()),
                "/dev/null")).directory(stack.directory().toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("COMPOSE_"));
        builder.environment().put("JCOMPOSE_NO_BUILD", "1");
        builder.environment().put("SHELL", "/bin/sh");
        builder.environment().putAll(stack.environment());
        // Every call of it in the line, as far as words can be told by spaces.
        Arrays.stream(shell.split("\\$jcompose\"?")).skip(1)
                .forEach(call -> CommandLines.ran(Arrays.asList(call.split("[;&|\\n]")[0].strip().split("\\s+"))));
        process = builder.start();
        // Whoever reads a program that hangs reads its end.
        process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).exceptionally(hangs -> {
            close();
            return process;
        });
        output = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8);
    }

    /// Reads on until that text is shown.
    ///
    /// @throws AssertionError when the output ends before
    AtTerminal until(String text) throws IOException {
        while (shown.indexOf(text, seen) < 0) {
            int c = output.read();
            if (c < 0) {
                throw new AssertionError("\"" + text + "\" did not come, but\n" + shown);
            }
            shown.append((char) c);
        }
        seen = shown.indexOf(text, seen) + text.length();
        return this;
    }

    AtTerminal type(String keys) throws IOException {
        process.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        return this;
    }

    /// Reads to the end.
    ///
    /// @return the exit code
    int end() throws IOException, InterruptedException {
        for (int c = output.read(); c >= 0; c = output.read()) {
            shown.append((char) c);
        }
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("it closed its output and did not end");
        }
        return process.exitValue();
    }

    String shown() {
        return shown.toString();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
