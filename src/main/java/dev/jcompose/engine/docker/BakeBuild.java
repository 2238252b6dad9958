package dev.jcompose.engine.docker;

import dev.jcompose.engine.BuildSpec;
import dev.jcompose.engine.EngineException;
import dev.jcompose.engine.ImageInfo;
import dev.jcompose.engine.ImageProgress;
import dev.jcompose.json.Tree;
import dev.jcompose.model.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Builds with BuildKit, by a run of `buildx bake` that reads the build from its standard input.
final class BakeBuild {

    /// How long a build that is called off may take to clean up, in seconds.
    private static final int GRACE = 10;

    private final EngineApi api;
    private final ImageCalls images;

    BakeBuild(EngineApi api, ImageCalls images) {
        this.api = api;
        this.images = images;
    }

    /// @return the image's ID
    String build(BuildxPlugin plugin, BuildSpec spec, Consumer<ImageProgress> progress) {
        api.observer().sending("BAKE", spec.image());
        var settings = ClientSettings.read(api.locator().configFolder());
        var file = BakeFile.of(spec, args -> ClientSettings.withProxies(args, settings, api.address()));
        if (spec.build().secrets().stream().anyMatch(secret -> secret.uid() != null || secret.gid() != null || secret.mode() != null)) {
            progress.accept(ImageProgress.warning("secrets `uid`, `gid` and `mode` are not supported by BuildKit, they will be ignored"));
        }
        try {
            return run(plugin, file, spec, progress);
        } catch (IOException failed) {
            throw failure(spec, plugin.file() + ": " + failed.getMessage(), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw failure(spec, "interrupted", stopped);
        }
    }

    private String run(BuildxPlugin plugin, BakeFile file, BuildSpec spec, Consumer<ImageProgress> progress)
            throws IOException, InterruptedException {
        // Not made beforehand: bake puts it there in one go, and a build that is broken off leaves nothing behind.
        var metadata = Path.of(System.getProperty("java.io.tmpdir"), "jcompose-build-" + UUID.randomUUID() + ".json");
        try {
            return run(plugin, file, spec, metadata, progress);
        } finally {
            Files.deleteIfExists(metadata);
        }
    }

    private String run(BuildxPlugin plugin, BakeFile file, BuildSpec spec, Path metadata, Consumer<ImageProgress> progress)
            throws IOException, InterruptedException {
        var process = start(plugin, file, metadata);
        var errors = new ArrayList<String>();
        // Reading cannot be interrupted, waiting can: so another thread reads.
        var reader = Thread.ofPlatform().daemon().name("buildx " + spec.image()).start(() -> read(process, errors, progress));
        int exit;
        try {
            send(process, Json.compact(file.json()));
            exit = process.waitFor();
            reader.join();
        } finally {
            end(process);
        }
        if (exit != 0) {
            throw failure(spec, errors.isEmpty() ? plugin.file() + " ended with exit code " + exit : String.join("\n", errors), null);
        }
        var digest = Tree.read(Files.readAllBytes(metadata)).at(file.target()).text("containerimage.digest");
        if (digest.isEmpty()) {
            throw failure(spec, "build result not found in Bake metadata for service " + spec.service(), null);
        }
        // An image store tells a digest of its own where it is not the image's ID.
        return images.inspect(spec.image()).map(ImageInfo::id).orElse(digest);
    }

    private Process start(BuildxPlugin plugin, BakeFile file, Path metadata) throws IOException {
        var command = new ArrayList<>(List.of(plugin.file().toString(), "bake", "--file", "-", "--progress", "plain",
                "--metadata-file", metadata.toString()));
        file.allowed().forEach(what -> command.addAll(List.of("--allow", what)));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(BuildxPlugin.environment(api.choice(), api.address()));
        builder.environment().putAll(file.environment());
        return builder.start();
    }

    /// A process that ends before it has read everything says itself why, in its output and its exit code.
    private static void send(Process process, String text) {
        try (var input = process.getOutputStream()) {
            input.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException ended) {
            return;
        }
    }

    /// Everything is progress but what begins with `ERROR: `, which is the end.
    private static void read(Process process, List<String> errors, Consumer<ImageProgress> progress) {
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!errors.isEmpty() || line.startsWith("ERROR: ")) {
                    errors.add(line.startsWith("ERROR: ") ? line.substring("ERROR: ".length()) : line);
                } else if (!line.isBlank()) {
                    progress.accept(ImageProgress.line(line));
                }
            }
        } catch (IOException closed) {
            errors.add("the output of buildx broke off: " + closed.getMessage());
        }
    }

    private static void end(Process process) throws InterruptedException {
        if (!process.isAlive()) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        // Not by way of the process itself, which would close its output before it has said its last.
        process.toHandle().destroy();
        if (!process.waitFor(GRACE, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static EngineException failure(BuildSpec spec, String words, @Nullable Throwable cause) {
        return new EngineException("build image", spec.image(), words, cause);
    }
}
