package dev.jcompose.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// A question to be answered with yes or no; everything but yes is no.
record Prompt(Environment environment) {

    /// Asks as Docker Compose does: on a terminal a line is read, otherwise a word of what Go takes for true.
    boolean ask(String question) {
        if (!environment.terminals().in()) {
            environment.out().print(question);
            return switch (line().strip().toLowerCase(Locale.ROOT)) {
                case "1", "t", "true", "y" -> true;
                default -> false;
            };
        }
        environment.out().print("? " + question + " (y/N) ");
        return isYes(line());
    }

    static boolean isYes(String answer) {
        return switch (answer.strip().toLowerCase(Locale.ROOT)) {
            case "y", "yes" -> true;
            default -> false;
        };
    }

    /// Reads no further than the line's end: what follows may be the next answer. Empty at the end of input.
    String line() {
        var line = new ByteArrayOutputStream();
        try {
            for (int c = environment.in().read(); c >= 0 && c != '\n'; c = environment.in().read()) {
                line.write(c);
            }
        } catch (IOException gone) {
            return "";
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
