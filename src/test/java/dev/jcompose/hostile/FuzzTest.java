package dev.jcompose.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jcompose.ComposeFiles;
import dev.jcompose.load.ComposeFileException;
import dev.jcompose.load.LoadOptions;
import dev.jcompose.model.Project;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is in the files, loading ends soon, with a project or with problems; and what a project prints loads again to the same.
/// `-Dfuzz.seconds=60` goes on longer than the usual 5, `-Dfuzz.seed=...` repeats a run; what was found once lies in
/// `src/test/resources/fuzz/found` and is always tried. A file there holds a `compose.yaml`, then a line `=== .env` and a `.env`.
class FuzzTest {
    /// At most so many, for a run that is to be the same on a faster machine.
    private static final int TRIES = Integer.getInteger("fuzz.tries", Integer.MAX_VALUE);
    private static final String ENV = "\n=== .env\n";
    private static final int MILLISECONDS = 5_000;
    private static final Path SEEDS = Path.of("src/test/resources/fuzz");

    @TempDir
    private Path directory;

    @Test
    void loadWhenFilesWereFoundToBreakItNoLongerBreaks() throws IOException {
        for (var file : files(SEEDS.resolve("found"))) {
            var input = Files.readString(file, UTF_8).split(ENV, 2);
            var complaint = complaint(input[0], input.length > 1 ? input[1] : "");
            if (complaint != null) {
                throw new AssertionError(file + ": " + complaint.getMessage(), complaint);
            }
        }
    }

    @Test
    void loadWhenFilesAreMutatedEndsWithAnAnswer() throws IOException {
        long seed = Long.getLong("fuzz.seed", System.nanoTime());
        long end = System.nanoTime() + Long.getLong("fuzz.seconds", 5L) * 1_000_000_000;
        var random = new Random(seed);
        var mutator = new Mutator(random);
        var seeds = new ArrayList<String>();
        for (var file : files(SEEDS.resolve("seeds"), Path.of("examples/hello"), Path.of("examples/shop"))) {
            if (file.toString().endsWith(".yaml")) {
                seeds.add(Files.readString(file));
            }
        }
        var envs = List.of("A=1\nB=${A:-c}\nexport C='d e'\nD=\"x\\n$A\"\n# comment\nE: f\n", "", "TAG=3\nEMPTY=\nLONG='a\nb'\n");
        for (var text : seeds) {
            var complaint = complaint(text, envs.getFirst());
            if (complaint != null || !lastLoaded) {
                throw new AssertionError("a seed does not load:\n" + text, complaint);
            }
        }
        int tried = 0;
        int loaded = 0;
        for (; System.nanoTime() < end && tried < TRIES; tried++) {
            var compose = mutator.mutate(seeds.get(random.nextInt(seeds.size())), seeds.get(random.nextInt(seeds.size())));
            var env = mutator.mutate(envs.get(random.nextInt(envs.size())), envs.getFirst());
            var complaint = complaint(compose, random.nextInt(3) == 0 ? env : envs.getFirst());
            if (complaint != null) {
                var kept = Files.writeString(Path.of("target", "fuzz-" + seed + "-" + tried), compose + ENV + env);
                throw new AssertionError("seed %d, try %d, kept as %s: %s%n%s".formatted(seed, tried, kept, complaint.getMessage(), compose), complaint);
            }
            loaded += lastLoaded ? 1 : 0;
        }
        System.out.printf("fuzz: seed %d, %d tries, %d loaded%n", seed, tried, loaded);
    }

    private boolean lastLoaded;

    /// What is wrong with how these files were treated, null when nothing is.
    private @Nullable Throwable complaint(String compose, String env) throws IOException {
        write("compose.yaml", compose);
        write(".env", env);
        long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        lastLoaded = false;
        try {
            var first = load("compose.yaml");
            lastLoaded = true;
            var printed = ComposeFiles.yaml(first);
            write("printed.yaml", printed);
            String again;
            try {
                again = ComposeFiles.yaml(load("printed.yaml"));
            } catch (ComposeFileException e) {
                if (leavesOutEmptyContent(e)) {
                    return null;
                }
                return new AssertionError("what was printed does not load: " + e.getMessage() + "\n" + printed);
            }
            if (!single(again).equals(single(printed))) {
                return new AssertionError("printed\n%s\nand then\n%s".formatted(printed, again));
            }
        } catch (ComposeFileException e) {
            if (e.problems().isEmpty() || e.problems().stream().anyMatch(problem -> problem.message().isBlank())) {
                return new AssertionError("refused without saying why");
            }
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return e;
        }
        long took = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin) / 1_000_000;
        return took < MILLISECONDS ? null : new AssertionError("took " + took + " ms");
    }

    /// Printing doubles every `$`, as Docker Compose does, while loading leaves those in keys alone.
    private static String single(String text) {
        return text.replaceAll("\\$+", "\\$");
    }

    /// A config or secret whose content is empty prints without it, as Docker Compose prints it.
    private static boolean leavesOutEmptyContent(ComposeFileException refused) {
        return refused.problems().stream().allMatch(problem -> problem.message().contains(": one of file|environment"));
    }

    private Project load(String file) {
        return ComposeFiles.load(LoadOptions.in(directory).withFiles(file).withProjectName("p").withAllResources(true)
                .withProfiles(List.of("*")).withEnvironment(Map.of("HOME", "/home/me"))).project();
    }

    private void write(String name, String text) throws IOException {
        Files.write(directory.resolve(name), text.getBytes(UTF_8));
    }

    private static List<Path> files(Path... folders) throws IOException {
        var files = new ArrayList<Path>();
        for (var folder : folders) {
            if (Files.isDirectory(folder)) {
                try (var list = Files.list(folder)) {
                    list.filter(Files::isRegularFile).sorted().forEach(files::add);
                }
            }
        }
        return files;
    }
}
