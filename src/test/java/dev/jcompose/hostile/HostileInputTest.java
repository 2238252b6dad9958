package dev.jcompose.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that are meant to break the reader, in a JVM with a small heap: each is loaded or refused, soon, and with the right words.
class HostileInputTest {
    /// Generous: they take less than two seconds on a machine that does nothing else.
    private static final int MILLISECONDS = 10_000;

    private static final Map<String, String> REFUSED = new LinkedHashMap<>();

    static {
        REFUSED.put("alias-bomb", "more than 500000 nodes; check for aliases that multiply");
        REFUSED.put("merge-bomb", "more than 500000 nodes; check for aliases that multiply");
        REFUSED.put("deep-flow", "compose.yaml:4:205: failed to parse compose.yaml: nested deeper than 200 levels");
        REFUSED.put("deep-flow-mapping", "nested deeper than 200 levels");
        REFUSED.put("deep-block", "nested deeper than 200 levels");
        REFUSED.put("deep-block-sequence", "nested deeper than 200 levels");
        REFUSED.put("large-file", "compose.yaml: failed to parse compose.yaml: larger than 16 MiB");
        REFUSED.put("million-keys", "more than 500000 nodes");
        REFUSED.put("cyclic-merge", "compose.yaml:5:7: failed to parse compose.yaml: cycle detected: alias *a is inside its own anchor (line 4)");
        REFUSED.put("cyclic-merge-list", "cycle detected");
        REFUSED.put("nul-character", "compose.yaml:4:16: failed to parse compose.yaml: yaml: control characters are not allowed; take out the character U+0000");
        REFUSED.put("control-character", "control characters are not allowed");
        REFUSED.put("invalid-utf-8", "compose.yaml:4:16: failed to parse compose.yaml: yaml: invalid leading UTF-8 octet; save the file as UTF-8 text");
        REFUSED.put("replicas", "compose.yaml:4:14: services.web.deploy.replicas: 1000000000 are more than 10000 containers of one service");
        REFUSED.put("scale", "compose.yaml:4:5: services.web.scale: 1000000000 are more than 10000 containers of one service");
        REFUSED.put("ports-reversed", "compose.yaml:4:13: services.web.ports[0]: Invalid containerPort: 65535-1");
        REFUSED.put("ports-many", "the port ranges of all services together are more than 200000 ports");
        REFUSED.put("defaults-nested", "invalid interpolation format for services.web.hostname.");
        REFUSED.put("defaults-unclosed", "invalid interpolation format for services.web.hostname.");
        REFUSED.put("env-bomb", ".env:25: failed to read DIR/env-bomb/.env: line 25: more than 16777216 characters after interpolation");
        REFUSED.put("env-bomb-shallow", "more than 16777216 characters after interpolation; check for variables that multiply");
        REFUSED.put("env-file-bomb", "more than 16777216 characters after interpolation");
        REFUSED.put("env-quote-open", ".env:1: failed to read DIR/env-quote-open/.env: line 1000001: unterminated quoted value");
        REFUSED.put("env-long-name", "Invalid template: ");
        REFUSED.put("unknown-keys", "additional properties 'imag0' not allowed; did you mean \"image\"?");
        REFUSED.put("unknown-dependencies", "service \"service0\" depends on undefined service \"servise0\"");
        REFUSED.put("dependency-chain", "dependency cycle detected: s0 -> s1 -> s2");
        REFUSED.put("long-line", "compose.yaml:4:1: failed to parse compose.yaml: a line longer than 1 MiB");
        REFUSED.put("many-documents", "more than 1000 documents");
        REFUSED.put("long-key", "mapping values are not allowed in this context");
        REFUSED.put("unclosed-flow", "did not find expected node content");
        REFUSED.put("long-number", "strconv.Atoi: parsing \"9999");
    }

    @TempDir
    private Path directory;

    @Test
    void loadWhenInputIsHostileEndsSoonAndWithAnAnswer() throws Exception {
        var output = directory.resolve("output");
        var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:+UseSerialGC",
                "-cp", System.getProperty("java.class.path"), HostileInputs.class.getName(), directory.toString())
                .redirectErrorStream(true).redirectOutput(output.toFile()).start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended).as(Files.readString(output)).isTrue();
        assertThat(process.waitFor()).as(Files.readString(output)).isZero();
        var told = new LinkedHashMap<String, String>();
        for (var line : Files.readString(output, StandardCharsets.UTF_8).replace(directory.toString(), "DIR").split("\n")) {
            var parts = line.split("\t", 3);
            assertThat(parts).as(line).hasSize(3);
            assertThat(Integer.parseInt(parts[1])).as(line).isLessThan(MILLISECONDS);
            assertThat(parts[2]).as(line).doesNotStartWith("THREW");
            told.put(parts[0], parts[2]);
            System.out.println(parts[0] + ": " + parts[1] + " ms");
        }
        assertThat(told).containsKeys(REFUSED.keySet().toArray(String[]::new)).containsEntry("warm-up", "loaded")
                .containsEntry("java-tag", "loaded").containsEntry("ports-all", "loaded");
        REFUSED.forEach((name, words) -> assertThat(told.get(name)).as(name).contains(words));
    }
}
