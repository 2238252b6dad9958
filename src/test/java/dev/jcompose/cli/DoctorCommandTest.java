package dev.jcompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.console.FindingText;
import dev.jcompose.doctor.Finding;
import dev.jcompose.engine.memory.InMemoryEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `doctor`, as text and as data.
class DoctorCommandTest {

    private static final List<Finding> FINDINGS = List.of(Finding.ok("engine", "API 1.41"), Finding.note("leftovers", "a\u001b[2J thing", ""),
            Finding.warning("disk", "1 GB left", "tidy up"), Finding.error("engine", "first\n  second", "start it"));

    @TempDir
    private Path directory;

    @Test
    void findingsWhenReadAreAlignedUnderMarks() {
        assertThat(FindingText.of(FINDINGS, false)).isEqualTo("""
                ✔ engine     API 1.41
                · leftovers  a?[2J thing
                ! disk       1 GB left
                             -> tidy up
                ✘ engine     first
                             second
                             -> start it
                1 error, 1 warning, 1 note
                """);
        assertThat(FindingText.of(FINDINGS, true)).startsWith("\u001b[32m✔\u001b[0m engine     API 1.41\n");
        assertThat(FindingText.of(FINDINGS.subList(0, 1), false)).endsWith("all is well\n");
    }

    @Test
    void doctorWhenTheFileIsWrongEndsWithOneAndTellsItAsData() throws IOException {
        Files.writeString(directory.resolve("compose.yaml"), "services: {web: {imagee: busybox}}");
        var jcompose = new Run().on(new InMemoryEngine(), directory);
        assertThat(jcompose.run("doctor", "--format", "json").out()).startsWith("[{\"check\":\"file\",\"severity\":\"error\",\"what\":\"compose.yaml:1:18: ")
                .contains("{\"check\":\"engine\",\"severity\":\"ok\",\"what\":\"API 1.41\",\"remedy\":\"\"}").endsWith("]\n");
        assertThat(jcompose.exitCode).isEqualTo(1);
        assertThat(jcompose.run("doctor").out()).startsWith("✘ file       compose.yaml:1:18: ");
    }

    @Test
    void doctorWhenAskedForSomethingElseRefuses() throws IOException {
        Files.writeString(directory.resolve("compose.yaml"), "services: {web: {image: busybox}}");
        var jcompose = new Run().on(new InMemoryEngine(), directory);
        assertThat(jcompose.run("doctor", "--format", "xml").err()).isEqualTo("unsupported format \"xml\"\n");
        assertThat(jcompose.run("doctor", "wep").out()).contains("✘ file       no such service: wep");
        assertThat(jcompose.exitCode).isEqualTo(1);
    }
}
