package dev.jcompose.hostile;

import dev.jcompose.ComposeFiles;
import dev.jcompose.load.ComposeFileException;
import dev.jcompose.load.LoadOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Loads files that are meant to break the reader, one after the other in one small JVM, and prints for each one line: its
/// name, the milliseconds of computing it took, and its first problem or `loaded`. Arguments: a directory to write the files to.
public final class HostileInputs {
    private static final String WEB = "services:\n  web:\n    image: a\n";

    /// What other processes do meanwhile does not count.
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private HostileInputs() {}

    public static void main(String[] words) throws IOException {
        var directory = Path.of(words[0]);
        run(directory, "warm-up", files("compose.yaml", WEB));
        for (var input : inputs().entrySet()) {
            run(directory, input.getKey(), input.getValue().make());
        }
    }

    private interface Input {
        Map<String, byte[]> make() throws IOException;
    }

    private static void run(Path root, String name, Map<String, byte[]> files) throws IOException {
        var directory = Files.createDirectories(root.resolve(name));
        for (var file : files.entrySet()) {
            Files.write(directory.resolve(file.getKey()), file.getValue());
        }
        files.replaceAll((file, bytes) -> new byte[0]);
        long begin = CPU.getCurrentThreadCpuTime();
        String end;
        try {
            var loaded = ComposeFiles.load(LoadOptions.in(directory).withProjectName("p"));
            ComposeFiles.yaml(loaded.project());
            end = "loaded";
        } catch (ComposeFileException e) {
            var told = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            end = told.length() > 300 ? told.substring(0, 300) + "..." : told;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            end = "THREW " + e.getClass().getName();
        }
        System.out.println(name + "\t" + (CPU.getCurrentThreadCpuTime() - begin) / 1_000_000 + "\t" + end);
        for (var file : files.keySet()) {
            Files.delete(directory.resolve(file));
        }
    }

    private static Map<String, Input> inputs() {
        var inputs = new LinkedHashMap<String, Input>();
        inputs.put("alias-bomb", () -> files("compose.yaml", WEB + "x-a: &a0 [x, x]\n" + IntStream.range(0, 60)
                .mapToObj(i -> "x-a%d: &a%d [*a%d, *a%d]\n".formatted(i + 1, i + 1, i, i)).collect(Collectors.joining())));
        inputs.put("merge-bomb", () -> files("compose.yaml", WEB + "x-a: &a0 {k: v}\n" + IntStream.range(0, 60)
                .mapToObj(i -> "x-a%d: &a%d {<<: [*a%d, *a%d], k%d: v}\n".formatted(i + 1, i + 1, i, i, i)).collect(Collectors.joining())));
        inputs.put("deep-flow", () -> files("compose.yaml", WEB + "x-a: " + "[".repeat(100_000)));
        inputs.put("deep-flow-mapping", () -> files("compose.yaml", WEB + "x-a: " + "{a: ".repeat(100_000)));
        inputs.put("deep-block", () -> files("compose.yaml", WEB + IntStream.range(0, 4_000)
                .mapToObj(i -> " ".repeat(i) + "x-a:\n").collect(Collectors.joining())));
        inputs.put("deep-block-sequence", () -> files("compose.yaml", WEB + "x-a:\n" + "- ".repeat(100_000) + "a\n"));
        inputs.put("large-file", () -> largeFile());
        inputs.put("million-keys", () -> files("compose.yaml", WEB + "x-a:\n" + IntStream.range(0, 1_000_000)
                .mapToObj(i -> "  k" + i + ": v\n").collect(Collectors.joining())));
        inputs.put("cyclic-merge", () -> files("compose.yaml", WEB + "x-a: &a\n  <<: *a\n"));
        inputs.put("cyclic-merge-list", () -> files("compose.yaml", "services: {web: &w {image: a, <<: [*w, *w]}}\n"));
        inputs.put("java-tag", () -> files("compose.yaml",
                "services: {web: {image: !!java.lang.Runtime a}, db: !!javax.script.ScriptEngineManager {image: b}}\n"));
        inputs.put("nul-character", () -> files("compose.yaml", WEB + "    hostname: a\0b\n"));
        inputs.put("control-character", () -> files("compose.yaml", WEB + "    hostname: a\u0007b\n"));
        inputs.put("invalid-utf-8", () -> invalidUtf8());
        inputs.put("replicas", () -> files("compose.yaml", WEB + "    deploy: {replicas: 1000000000}\n"));
        inputs.put("scale", () -> files("compose.yaml", WEB + "    scale: 1000000000\n"));
        inputs.put("ports-all", () -> files("compose.yaml", WEB + "    ports: ['1-65535:1-65535']\n"));
        inputs.put("ports-reversed", () -> files("compose.yaml", WEB + "    ports: ['65535-1']\n"));
        inputs.put("ports-many", () -> files("compose.yaml", WEB + "    ports: [" + "'1-65535', ".repeat(1_000) + "]\n"));
        inputs.put("defaults-nested", () -> files("compose.yaml", WEB + "    hostname: " + "${A:-".repeat(10_000) + "}".repeat(10_000) + "\n"));
        inputs.put("defaults-unclosed", () -> files("compose.yaml", WEB + "    hostname: " + "${A:-".repeat(100_000) + "\n"));
        inputs.put("template-long", () -> files("compose.yaml", WEB + "    hostname: " + "${A:-b}".repeat(140_000) + "\n"));
        inputs.put("template-lines", () -> files("compose.yaml", WEB + "    hostname: |\n" + "      ${A:-${B}}$\n".repeat(800_000)));
        inputs.put("env-lines", () -> files("compose.yaml", WEB, ".env", IntStream.range(0, 100_000)
                .mapToObj(i -> "K" + i + "=value # comment\n").collect(Collectors.joining())));
        inputs.put("env-bomb", () -> files("compose.yaml", WEB, ".env", bomb()));
        inputs.put("env-bomb-shallow", () -> files("compose.yaml", WEB + "    environment:\n" + "      - A=${K20}\n".repeat(100), ".env", bomb(20)));
        inputs.put("env-file-bomb", () -> files("compose.yaml", WEB + "    env_file: b.env\n", "b.env", bomb()));
        inputs.put("env-quote-open", () -> files("compose.yaml", WEB, ".env", "A='" + "b\n".repeat(1_000_000)));
        inputs.put("env-hashes", () -> files("compose.yaml", WEB, ".env", "A=" + "b #".repeat(1_000_000)));
        inputs.put("env-long-name", () -> files("compose.yaml", WEB, ".env", "A".repeat(4_000_000) + "\nB=${" + "C".repeat(1_000_000)));
        inputs.put("unknown-keys", () -> files("compose.yaml", WEB + IntStream.range(0, 60_000)
                .mapToObj(i -> "    imag" + i + ": a\n").collect(Collectors.joining())));
        inputs.put("unknown-dependencies", () -> files("compose.yaml", IntStream.range(0, 20_000)
                .mapToObj(i -> "  service%d: {image: a, depends_on: [servise%d]}\n".formatted(i, i)).collect(Collectors.joining("", "services:\n", ""))));
        inputs.put("dependency-chain", () -> files("compose.yaml", IntStream.range(0, 20_000)
                .mapToObj(i -> "  s%d: {image: a, depends_on: [s%d]}\n".formatted(i, (i + 1) % 20_000)).collect(Collectors.joining("", "services:\n", ""))));
        inputs.put("long-line", () -> files("compose.yaml", WEB + "    hostname: '" + "a".repeat(2_000_000) + "'\n"));
        inputs.put("many-tabs", () -> files("compose.yaml", "services:\n  web:\n    image:\ta\n    environment:\n" + IntStream.range(0, 50_000)
                .mapToObj(i -> "      A" + i + ":\tb\n").collect(Collectors.joining())));
        inputs.put("many-documents", () -> files("compose.yaml", ("---\n" + WEB).repeat(20_000)));
        inputs.put("anchors", () -> files("compose.yaml", WEB + "x-a: [" + IntStream.range(0, 100_000)
                .mapToObj(i -> "&a" + i + " b,\n").collect(Collectors.joining()) + "]\n"));
        inputs.put("long-key", () -> files("compose.yaml", "services:\n  " + "a".repeat(900_000) + ":\n    image: a\n"));
        inputs.put("unclosed-flow", () -> files("compose.yaml", WEB + "x-a: [" + "a,\n".repeat(400_000)));
        inputs.put("long-number", () -> files("compose.yaml", WEB + "    scale: " + "9".repeat(900_000) + "\n    x-b: 1e999999999\n"));
        return inputs;
    }

    /// Each variable is twice the one before: the last would have 2^60 characters.
    private static String bomb() {
        return bomb(60);
    }

    private static String bomb(int steps) {
        return "K0=a\n" + IntStream.range(0, steps).mapToObj(i -> "K%d=$K%d$K%d\n".formatted(i + 1, i, i)).collect(Collectors.joining());
    }

    /// 100 MB of comments.
    private static Map<String, byte[]> largeFile() {
        var bytes = new byte[100_000_000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i % 10 == 9 ? '\n' : '#');
        }
        return new LinkedHashMap<>(Map.of("compose.yaml", bytes));
    }

    private static Map<String, byte[]> invalidUtf8() {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes((WEB + "    hostname: ä").getBytes(StandardCharsets.UTF_8));
        bytes.write(0xff);
        return new LinkedHashMap<>(Map.of("compose.yaml", bytes.toByteArray()));
    }

    private static Map<String, byte[]> files(String... namesAndTexts) {
        var files = new LinkedHashMap<String, byte[]>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            files.put(namesAndTexts[i], namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        return files;
    }
}
