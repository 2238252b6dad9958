package dev.jcompose.cli;

import dev.jcompose.load.RemoteResources.Unavailable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Predicate;

/// Asks on the terminal before Compose files are fetched from elsewhere for the first time, or another program is replaced; `--yes` answers.
record Confirmation(Environment environment, boolean yes) implements Predicate<String> {

    /// @throws Unavailable when nobody sits there
    @Override
    public boolean test(String address) {
        if (yes) {
            return true;
        }
        if (!environment.terminals().in() || !environment.terminals().err()) {
            throw new Unavailable("Compose files are to be fetched from " + address + ", and there is no terminal to ask on",
                    "agree with --yes before the command: " + environment.invokedAs() + " --yes ...");
        }
        return ask("Fetch Compose files from " + printable(address) + "?");
    }

    /// Whether a program of somebody else may be replaced.
    ///
    /// @throws Failure when nobody sits there
    boolean replaces(Path file) {
        if (yes) {
            return true;
        }
        if (!environment.terminals().in() || !environment.terminals().err()) {
            throw new Failure(file + " is another program already, and there is no terminal to ask on; replace it with --force");
        }
        return ask(printable(file.toString()) + " is another program. Replace it?");
    }

    private boolean ask(String question) {
        environment.err().print(question + " [y/N] ");
        return switch (line().strip().toLowerCase(Locale.ROOT)) {
            case "y", "yes" -> true;
            default -> false;
        };
    }

    /// An address comes from a file, and must not be able to write the question itself.
    private static String printable(String text) {
        return text.replaceAll("[^\\p{Print}]", "?");
    }

    /// Reads no further than the line's end: what follows may be the next answer.
    private String line() {
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
