package dev.jcompose.load;

import java.util.List;
import java.util.stream.Collectors;

/// The files do not make a project. Carries every problem found, in the order of the files; its message has one a line.
public final class ComposeFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<Problem> problems;

    public ComposeFileException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /// At least one.
    public List<Problem> problems() {
        return problems;
    }
}
