package dev.jcompose.cli;

import dev.jcompose.load.RemoteResources.Unavailable;
import java.nio.file.Path;
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
        return Prompt.isYes(new Prompt(environment).line());
    }

    /// An address comes from a file, and must not be able to write the question itself.
    private static String printable(String text) {
        return text.replaceAll("[^\\p{Print}]", "?");
    }
}
