package dev.jcompose.provider;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// One call of a program. It does not outlive the call, not even when jcompose is told to end.
final class Program {

    private static final int ERROR_LINES = 10;
    private static final int GRACE_SECONDS = 5;

    /// @param errors the last lines it wrote to standard error
    record Ended(int code, String errors) {

        /// `exit status 3`, and what it complained of.
        String reason() {
            return "exit status " + code + (errors.isEmpty() ? "" : ": " + errors);
        }
    }

    private Program() {}

    /// Runs it to its end. Interrupted, or when the output's consumer throws, it is ended.
    ///
    /// @param environment all of its variables
    /// @param output      takes its standard output line by line, on the calling thread
    static Ended run(Path program, List<String> arguments, Map<String, String> environment, Consumer<String> output)
            throws InterruptedException {
        var words = new ArrayList<String>();
        words.add(program.toString());
        words.addAll(arguments);
        var builder = new ProcessBuilder(words);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
            process.getOutputStream().close();
        } catch (IOException impossible) {
            throw new ProviderException(String.valueOf(impossible.getMessage()));
        }
        var onExit = new Thread(() -> end(process));
        atExit(onExit, true);
        try {
            return follow(process, output);
        } finally {
            kill(process);
            atExit(onExit, false);
        }
    }

    private static Ended follow(Process process, Consumer<String> output) throws InterruptedException {
        var lines = new LinkedBlockingQueue<Optional<String>>();
        var errors = new LinkedBlockingQueue<Optional<String>>();
        Thread.ofPlatform().daemon().name("program output").start(() -> read(process.getInputStream(), lines));
        Thread.ofPlatform().daemon().name("program errors").start(() -> read(process.getErrorStream(), errors));
        for (var line = lines.take(); line.isPresent(); line = lines.take()) {
            output.accept(line.get());
        }
        int code = process.waitFor();
        return new Ended(code, code == 0 ? "" : last(errors));
    }

    /// What it left running may hold its standard error open for ever.
    private static String last(BlockingQueue<Optional<String>> errors) throws InterruptedException {
        var last = new ArrayDeque<String>();
        for (var line = next(errors); line.isPresent(); line = next(errors)) {
            last.add(line.get());
            if (last.size() > ERROR_LINES) {
                last.remove();
            }
        }
        return String.join("\n", last).strip();
    }

    private static Optional<String> next(BlockingQueue<Optional<String>> lines) throws InterruptedException {
        var line = lines.poll(1, TimeUnit.SECONDS);
        return line == null ? Optional.empty() : line;
    }

    /// An empty entry is the end.
    private static void read(InputStream stream, BlockingQueue<Optional<String>> lines) {
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(Optional.of(line));
            }
        } catch (IOException ended) {
            // The program was ended: what came before is all there is.
        }
        lines.add(Optional.empty());
    }

    /// With what it has started itself: a shell would leave that behind.
    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    private static void kill(Process process) {
        if (!process.isAlive()) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        end(process);
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException again) {
            interrupted = true;
            process.destroyForcibly();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void atExit(Thread thread, boolean add) {
        try {
            if (add) {
                Runtime.getRuntime().addShutdownHook(thread);
            } else {
                Runtime.getRuntime().removeShutdownHook(thread);
            }
        } catch (IllegalStateException ending) {
            // The end has begun, and the thread runs or has run.
        }
    }
}
