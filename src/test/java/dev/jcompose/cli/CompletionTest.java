package dev.jcompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.engine.memory.InMemoryEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionTest {

    @TempDir
    Path directory;

    @BeforeEach
    void writeFile() throws IOException {
        Files.writeString(directory.resolve("compose.yaml"), """
                services:
                  web: {image: nginx, profiles: [front, all]}
                  db: {image: postgres}
                  dbx: {image: postgres}
                """);
        Files.writeString(directory.resolve("broken.yaml"), "services: [");
    }

    private Run complete(String command, String... words) {
        var line = new ArrayList<>(List.of(command));
        line.addAll(Arrays.asList(words));
        return new Run().on(new InMemoryEngine(), directory).run(line.toArray(String[]::new));
    }

    /// A space at the end stands for an empty last word.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "up d|db dbx :4",
        "` up `|db dbx web :4",
        "`up db `|db dbx web :4",
        "up -t 5 d|db dbx :4",
        "up -dt5 w|web :4",
        "up --timeout 5 -- d|db dbx :4",
        "`up --pull `|:0",
        "`up --no-attach `|db dbx web :4",
        "up --scale w|web= :4",
        "scale d|db= dbx= :4",
        "scale db=|:4",
        "`--profile `|all front :4",
        "--progress p|plain :4",
        "--progress=p|plain :4",
        "`-f `|yaml yml :8",
        "`--project-directory `|:16",
        "`--env-file `|:0",
        "ver|version :4",
        "`alpha `|generate publish viz :4",
        "bridge tr|transformations :4",
        "`bridge transformations `|create list :4",
        "bridge transformations list --q|--quiet :4",
        "`down `|:2",
        "`wait `|:0",
        "`version `|:0",
        "`nope `|:0",
        "`up --nope `|:0",
        "`-f broken.yaml up `|:4",
        "`-f missing.yaml up `|:4",
        "`completion `|bash fish powershell zsh :4",
        "ps --no|--no-trunc :4",
        "up -d --det|:4",
        "up --scale a=1 --sc|--scale :4",
        "config -q --qui|:4"
    })
    void lineWhenUnfinishedIsCompleted(String line, String offered) {
        var words = line.strip().split(" ");
        if (line.endsWith(" ")) {
            words = Arrays.copyOf(words, words.length + 1);
            words[words.length - 1] = "";
        }
        var run = complete(Completion.WITHOUT_DESCRIPTIONS, words);
        assertThat(run.out()).isEqualTo(offered.replace(' ', '\n') + "\n");
        assertThat(run.err()).startsWith("Completion ended with directive: ShellCompDirective").hasLineCount(1);
        assertThat(run.exitCode).isZero();
    }

    @Test
    void candidatesWhenDescriptionsAreWantedHaveThem() {
        assertThat(complete(Completion.COMMAND, "resta").out()).isEqualTo("restart\tRestart service containers\n:4\n");
        assertThat(complete(Completion.COMMAND, "ps", "-").out())
                .startsWith("--dry-run\tExecute command in dry run mode\n--all\tShow all stopped containers")
                .contains("\n-q\tOnly display IDs\n").endsWith("\n:4\n").doesNotContain("(default");
    }

    @Test
    void projectsWhenAskedForAreThoseOfTheEngine() {
        var engine = new InMemoryEngine().withImage("postgres");
        new Run().on(engine, directory).run("-p", "shop", "up", "-d");
        assertThat(new Run().on(engine, directory).run(Completion.WITHOUT_DESCRIPTIONS, "-p", "s").out()).isEqualTo("shop\n:4\n");
    }

    @Test
    void projectWhenNamedByFlagsOfTheLineIsTheOneAsked() throws IOException {
        Files.writeString(directory.resolve("other.yaml"), "services: {only: {image: x}}");
        assertThat(complete(Completion.WITHOUT_DESCRIPTIONS, "-f", "other.yaml", "-p", "p", "logs", "").out()).isEqualTo("only\n:4\n");
    }

    @ParameterizedTest
    @CsvSource({"bash", "fish", "powershell", "zsh"})
    void scriptWhenAskedForIsForTheNameItWasCalledBy(String shell) {
        assertThat(new Run().invokedAs("docker-compose").run("completion", shell).out())
                .contains("docker-compose").doesNotContain("@program@", "@function@");
    }

    @Test
    void scriptWhenItsShellIsUnknownIsRefused() {
        assertThat(new Run().run("completion", "csh").err())
                .isEqualTo("there is no completion for \"csh\"; the shells are bash, fish, powershell, zsh\n");
        assertThat(new Run().run("completion").err()).isEqualTo("say for which shell: bash, fish, powershell, zsh\n");
    }
}
