package dev.jcompose.cli;

import dev.jcompose.load.Suggestion;
import java.util.Collection;

/// The run cannot go on; the message is for the user, one line a problem.
final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int exitCode;

    Failure(String message) {
        this(1, message);
    }

    Failure(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /// A word on the command line that names no service.
    static Failure noSuchService(String word, Collection<String> known) {
        return noSuchService(word, "%s", known);
    }

    /// @param form how Docker Compose shows the word here: `%s: not found`
    static Failure noSuchService(String word, String form, Collection<String> known) {
        var suggestion = Suggestion.of(word, known);
        return new Failure("no such service: " + form.formatted(word) + (suggestion == null ? "" : "; " + suggestion));
    }

    /// A word of `--format` that is none.
    static Failure unknownFormat(String word) {
        return new Failure("format value \"" + word + "\" could not be parsed: parsing failed");
    }

    int exitCode() {
        return exitCode;
    }
}
