package dev.jcompose.console;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// How many columns and rows a terminal has.
public record TerminalSize(int columns, int rows) {

    static final TerminalSize USUAL = new TerminalSize(80, 24);

    /// Asks the terminal at standard error through `stty`, which takes a few milliseconds; opening a terminal library takes half a second.
    /// `COLUMNS` and `LINES` in the environment come first.
    public static TerminalSize ask(Map<String, String> environment) {
        int columns = number(environment.getOrDefault("COLUMNS", ""));
        int rows = number(environment.getOrDefault("LINES", ""));
        if (columns > 0 && rows > 0) {
            return new TerminalSize(columns, rows);
        }
        var asked = stty();
        return new TerminalSize(columns > 0 ? columns : asked.columns, rows > 0 ? rows : asked.rows);
    }

    private static TerminalSize stty() {
        try {
            var stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/fd/2"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var words = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip().split(" ");
            stty.waitFor(1, TimeUnit.SECONDS);
            int rows = words.length == 2 ? number(words[0]) : 0;
            int columns = words.length == 2 ? number(words[1]) : 0;
            return rows > 0 && columns > 0 ? new TerminalSize(columns, rows) : USUAL;
        } catch (IOException e) {
            return USUAL;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return USUAL;
        }
    }

    private static int number(String text) {
        try {
            return Math.max(0, Integer.parseInt(text.strip()));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
