package dev.jcompose.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jcompose.examples.CommandLines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Runs after all tests with an engine, in a build that ran all of them: every command and flag of Docker Compose was among them.
class InventoryCoverage {

    private static final String ROOT = "(root)";

    @Test
    void commandsAndFlagsWhenAllTestsHaveRunWereAllTried() throws IOException {
        assertThat(CommandLines.FILE).as("command lines of the tests with an engine").exists();
        var missing = new TreeSet<>(inventory());
        var skipped = new TreeSet<String>();
        for (var line : Files.readAllLines(CommandLines.FILE)) {
            if (line.startsWith(CommandLines.SKIPPED)) {
                skipped.add(line.substring(CommandLines.SKIPPED.length()));
            } else {
                ran(Arrays.asList(line.split("\t"))).forEach(missing::remove);
            }
        }
        assumeTrue(missing.isEmpty() || skipped.isEmpty(), () -> "tests were skipped, " + skipped + ", and did not run " + missing);
        assertThat(missing).as("commands, and flags behind them, that no test has run on the engine").isEmpty();
    }

    private static List<String> inventory() throws IOException {
        try (var in = InventoryCoverage.class.getResourceAsStream("inventory.tsv")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.startsWith("#")).toList();
        }
    }

    /// The rows that one command line is about.
    private static TreeSet<String> ran(List<String> words) {
        var typed = TypedWords.read(words);
        var before = TypedWords.read(typed.globals).given;
        var rows = new TreeSet<String>();
        rows.add(row(typed.name, ""));
        before.forEach(flag -> rows.add(row(ROOT, flag.name())));
        typed.given.subList(before.size(), typed.given.size())
                .forEach(flag -> rows.add(row(flag == Globals.DRY_RUN ? ROOT : typed.name, flag.name())));
        return rows;
    }

    private static String row(String command, String flag) {
        return command + "\t" + flag;
    }
}
