package dev.jcompose.load;

import dev.jcompose.model.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Collects what is wrong and what is noteworthy while loading goes on, so that all of it can be told at once.
final class Problems {
    private final SequencedSet<Problem> problems = new LinkedHashSet<>();
    /// The paths of all problems and everything above them.
    private final Set<String> spoiled = new HashSet<>();
    private final SequencedSet<Warning> warnings = new LinkedHashSet<>();
    private final Map<String, Integer> fileOrder = new LinkedHashMap<>();

    /// The files in the order in which their problems are told.
    void files(List<String> displayed) {
        displayed.forEach(file -> fileOrder.putIfAbsent(file, fileOrder.size()));
    }

    void add(@Nullable Origin origin, String path, String message) {
        add(origin, path, message, null);
    }

    void add(@Nullable Origin origin, String path, String message, @Nullable String remedy) {
        problems.add(new Problem(origin, path, message, remedy));
        var at = path;
        while (!at.isEmpty() && spoiled.add(at)) {
            at = at.substring(0, Math.max(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['))));
        }
    }

    void warn(@Nullable Origin origin, String message) {
        warnings.add(new Warning(origin, message));
    }

    /// Whether something at or below a path is known to be wrong already, so that what follows from it need not be told.
    boolean spoiled(String path) {
        return spoiled.contains(path);
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }

    List<Warning> warnings() {
        return List.copyOf(warnings);
    }

    /// @throws ComposeFileException when there is any problem
    void check() {
        if (!problems.isEmpty()) {
            var sorted = new ArrayList<>(problems);
            sorted.sort(Comparator.comparing(Problem::origin, Comparator.nullsFirst(
                    Comparator.<Origin>comparingInt(origin -> fileOrder.getOrDefault(origin.file(), Integer.MAX_VALUE))
                            .thenComparing(Comparator.naturalOrder()))));
            throw new ComposeFileException(sorted);
        }
    }
}
