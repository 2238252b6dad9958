package dev.jcompose.engine.docker;

import dev.jcompose.engine.BuildSpec;
import dev.jcompose.engine.EngineException;
import dev.jcompose.engine.ImageInfo;
import dev.jcompose.engine.ImageProgress;
import dev.jcompose.json.Tree;
import dev.jcompose.model.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
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

    /// @return the image's ID; empty when it was only checked
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
        boolean check = spec.manner().check();
        var process = start(plugin, file, spec, metadata);
        var findings = new ArrayList<String>();
        var errors = new ArrayList<String>();
        // Reading cannot be interrupted, waiting can: so another thread reads.
        var reader = Thread.ofPlatform().daemon().name("buildx " + spec.image())
                .start(() -> read(check ? process.getErrorStream() : process.getInputStream(), errors, progress));
        var listener = Thread.ofPlatform().daemon().name("buildx findings").start(() -> {
            if (check) {
                read(process.getInputStream(), findings, line -> findings.add(line.text()));
            }
        });
        int exit;
        try {
            send(process, Json.compact(file.json()));
            exit = process.waitFor();
            reader.join();
            listener.join();
        } finally {
            end(process);
        }
        if (exit != 0) {
            errors.addAll(0, findings);
            throw failure(spec, errors.isEmpty() ? plugin.file() + " ended with exit code " + exit : String.join("\n", errors), null);
        }
        if (check) {
            findings.forEach(finding -> progress.accept(ImageProgress.output(finding)));
            return "";
        }
        var digest = Tree.read(Files.readAllBytes(metadata)).at(file.target()).text("containerimage.digest");
        if (digest.isEmpty()) {
            throw failure(spec, "build result not found in Bake metadata for service " + spec.service(), null);
        }
        // An image store tells a digest of its own where it is not the image's ID.
        return images.inspect(spec.image()).map(ImageInfo::id).orElse(digest);
    }

    private Process start(BuildxPlugin plugin, BakeFile file, BuildSpec spec, Path metadata) throws IOException {
        var manner = spec.manner();
        var command = new ArrayList<>(List.of(plugin.file().toString(), "bake", "--file", "-", "--progress", mode(spec),
                "--metadata-file", metadata.toString()));
        option(command, "--builder", manner.builder());
        option(command, "--provenance", manner.provenance());
        option(command, "--sbom", manner.sbom());
        file.allowed().forEach(what -> command.addAll(List.of("--allow", what)));
        var builder = new ProcessBuilder(command).redirectErrorStream(!manner.check());
        builder.environment().clear();
        builder.environment().putAll(BuildxPlugin.environment(api.choice(), api.address()));
        builder.environment().putAll(file.environment());
        return builder.start();
    }

    private static void option(List<String> command, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            command.add(name + "=" + value);
        }
    }

    /// How buildx tells of its progress: in lines, unless `BUILDKIT_PROGRESS` wants less or wants them as JSON.
    private String mode(BuildSpec spec) {
        var wanted = api.choice().variable("BUILDKIT_PROGRESS");
        return switch (wanted) {
            case null -> "plain";
            case "auto", "tty", "plain" -> "plain";
            case "quiet", "rawjson" -> wanted;
            default -> throw failure(spec, "invalid progress mode " + wanted + "; set BUILDKIT_PROGRESS to auto, plain, quiet or rawjson", null);
        };
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
    private static void read(InputStream output, List<String> errors, Consumer<ImageProgress> progress) {
        try (var lines = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!errors.isEmpty() || line.startsWith("ERROR: ")) {
                    errors.add(line.startsWith("ERROR: ") ? line.substring("ERROR: ".length()) : line);
                } else if (!line.isBlank()) {
                    progress.accept(ImageProgress.output(line));
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
