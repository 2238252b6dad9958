package dev.jcompose.load;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The files do not make a project. Carries every problem found, in the order of the files; its message has one a line,
/// as far as anybody would read them.
public final class ComposeFileException extends RuntimeException {
    /// How many problems a message tells; the rest is counted.
    public static final int TOLD = 100;

    private static final long serialVersionUID = 1L;
    private final transient List<Problem> problems;
    private final transient Map<String, String> texts;

    /// @param texts the text of files that cannot be read again, as standard input; by the name that places call them
    ComposeFileException(List<Problem> problems, Map<String, String> texts) {
        super(message(problems));
        this.problems = List.copyOf(problems);
        this.texts = Map.copyOf(texts);
    }

    /// At least one.
    public List<Problem> problems() {
        return problems;
    }

    /// The text of files that cannot be read again, as standard input; by the name that places call them.
    public Map<String, String> texts() {
        return texts;
    }

    /// What is said of the problems that are too many to be told; empty when there are none.
    public static String more(List<Problem> problems) {
        return problems.size() <= TOLD ? "" : "and %d more".formatted(problems.size() - TOLD);
    }

    private static String message(List<Problem> problems) {
        var told = problems.stream().limit(TOLD).map(Problem::toString).collect(Collectors.joining("\n"));
        return problems.size() <= TOLD ? told : told + "\n" + more(problems);
    }
}
