package dev.jcompose.registry;

import dev.jcompose.json.Tree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A program that keeps credentials, as `docker login` uses them: a question on its command line, the subject on its standard input.
final class Helper {

    private Helper() {}

    /// @return null when there is no such program, or it knows nothing
    /// @throws RegistryException when it does not answer in time, or the thread is interrupted
    static @Nullable Tree ask(String program, String question, String subject, Duration patience) {
        Process process;
        try {
            process = new ProcessBuilder(program, question).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        } catch (IOException missing) {
            return null;
        }
        try {
            // Reading cannot be interrupted, waiting can: so another thread reads.
            var answer = new CompletableFuture<@Nullable Tree>();
            Thread.ofPlatform().daemon().name(program).start(() -> answer.complete(answer(process, subject)));
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new RegistryException(program + " " + question + " has not answered within " + patience.toSeconds()
                    + " s; see why, or take it out of Docker's config.json", late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new RegistryException(program + ": interrupted", interrupted);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            // Also what it has started: that may hold its output open.
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static @Nullable Tree answer(Process process, String subject) {
        try {
            try (var input = process.getOutputStream()) {
                input.write(subject.getBytes(StandardCharsets.UTF_8));
            }
            var answer = process.getInputStream().readAllBytes();
            return process.waitFor() == 0 ? Tree.read(answer) : null;
        } catch (IOException broken) {
            return null;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
