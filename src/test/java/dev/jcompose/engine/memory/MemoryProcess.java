package dev.jcompose.engine.memory;

import dev.jcompose.engine.AttachSpec;
import dev.jcompose.engine.EngineEvent;
import dev.jcompose.engine.EngineException;
import dev.jcompose.engine.EngineProcess;
import dev.jcompose.engine.EngineStream;
import dev.jcompose.engine.ExecSpec;
import dev.jcompose.engine.OutputSink;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/// A command, or a container's main process, with streams at it.
final class MemoryProcess implements EngineProcess {

    private final CompletableFuture<Integer> code = new CompletableFuture<>();
    private final CompletableFuture<Void> outputEnded = new CompletableFuture<>();
    private final MemoryContainer container;
    private final boolean terminal;
    private EngineStream output = new Ended();

    private MemoryProcess(MemoryContainer container, boolean terminal) {
        this.container = container;
        this.terminal = terminal;
    }

    /// Runs on a thread of its own, since it may read what comes later.
    static MemoryProcess exec(MemoryContainer container, TinyShell shell, ExecSpec spec, @Nullable InputStream input, OutputSink sink) {
        var process = new MemoryProcess(container, spec.tty());
        Thread.ofPlatform().daemon().start(() -> {
            int code = shell.run(spec.command(), input != null && spec.tty() ? new Typed(input) : input);
            if (!process.outputEnded.isDone()) {
                sink.stdout(shell.out.toByteArray(), 0, shell.out.size());
                sink.stderr(shell.err.toByteArray(), 0, shell.err.size());
            }
            if (code != TinyShell.RUNS_ON) {
                process.code.complete(code);
                process.outputEnded.complete(null);
            }
        });
        return process;
    }

    static MemoryProcess attached(World world, MemoryContainer container, AttachSpec spec, @Nullable InputStream input, OutputSink sink) {
        var process = new MemoryProcess(container, container.tty());
        if (spec.until() == AttachSpec.Until.NOT_RUNNING && !container.running()) {
            process.code.complete(container.exitCode);
        }
        world.events.subscribe(Map.of(), null, null, event -> process.happened(event, spec.until()));
        process.output = container.output.attach(sink);
        var ending = process.output;
        Thread.ofPlatform().daemon().start(() -> process.awaitOutput(ending));
        if (input != null) {
            Thread.ofPlatform().daemon().start(() -> read(container, input));
        }
        return process;
    }

    private void happened(EngineEvent event, AttachSpec.Until until) {
        if (event.id().equals(container.id) && event.action().equals(until == AttachSpec.Until.REMOVED ? "destroy" : "die")) {
            code.complete(container.exitCode);
        }
    }

    private void awaitOutput(EngineStream stream) {
        try {
            stream.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        outputEnded.complete(null);
    }

    private static void read(MemoryContainer container, InputStream input) {
        try {
            for (int c = input.read(); c >= 0; c = input.read()) {
                container.typed.write(c);
            }
        } catch (IOException letGo) {
            // Not the end of input.
        }
    }

    @Override
    public void resize(int columns, int rows) {
        if (!terminal) {
            throw new EngineException("resize", container.name, InMemoryEngine.ADDRESS, 500, "it has no terminal", null);
        }
        container.sizes.add(columns + "x" + rows);
    }

    @Override
    public void await() throws InterruptedException {
        get(outputEnded);
    }

    @Override
    public int exitCode() throws InterruptedException {
        return get(code);
    }

    private static <T> T get(CompletableFuture<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException never) {
            throw new IllegalStateException(never);
        }
    }

    @Override
    public void close() {
        output.close();
        outputEnded.complete(null);
    }

    /// What is typed at a terminal: Ctrl-D ends it.
    private static final class Typed extends FilterInputStream {

        private boolean ended;

        Typed(InputStream keys) {
            super(keys);
        }

        @Override
        public int read() throws IOException {
            int key = ended ? -1 : super.read();
            ended = key < 0 || key == 4;
            return ended ? -1 : key;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int key = length == 0 ? 0 : read();
            if (length == 0 || key < 0) {
                return key;
            }
            bytes[offset] = (byte) key;
            return 1;
        }
    }

    private record Ended() implements EngineStream {
        @Override
        public void await() {}

        @Override
        public void close() {}
    }
}
