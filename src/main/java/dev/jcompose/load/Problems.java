package dev.jcompose.load;

import dev.jcompose.model.KeyPath;
import dev.jcompose.model.Origin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Collects what is wrong and what is noteworthy while loading goes on, so that all of it can be told at once. Each phase
/// writes through a view that gives its problems their code.
final class Problems {
    /// With how many known words all unknown ones together are compared, so that many mistakes do not take long.
    private static final int COMPARISONS = 50_000;
    /// A message with more characters quotes something that nobody reads.
    private static final int LONGEST = 4_000;
    /// How many ports all ranges together may stand for.
    static final int PORTS = 200_000;

    private final State state;
    private final Code code;

    /// What all views share.
    private static final class State {
        private final SequencedSet<Problem> problems = new LinkedHashSet<>();
        /// The paths of all problems and everything above them.
        private final Set<String> spoiled = new HashSet<>();
        private final SequencedSet<Warning> warnings = new LinkedHashSet<>();
        private final Map<String, Integer> fileOrder = new LinkedHashMap<>();
        private final Map<String, String> texts = new HashMap<>();
        private int comparisonsLeft = COMPARISONS;
        private int portsLeft = PORTS;
    }

    Problems() {
        this(new State(), Code.VALUE);
    }

    private Problems(State state, Code code) {
        this.state = state;
        this.code = code;
    }

    /// The same collection, for problems of another kind.
    Problems as(Code code) {
        return new Problems(state, code);
    }

    /// The files in the order in which their problems are told.
    void files(List<String> displayed) {
        displayed.forEach(file -> state.fileOrder.putIfAbsent(file, state.fileOrder.size()));
    }

    /// The text of a file that cannot be read again when its lines are to be shown.
    void keep(String displayed, String text) {
        state.texts.put(displayed, text);
    }

    void add(@Nullable Origin origin, String path, String message) {
        add(origin, path, message, null);
    }

    void add(@Nullable Origin origin, String path, String message, @Nullable String remedy) {
        state.problems.add(new Problem(origin, path, cut(bare(message, path)), remedy == null ? null : cut(remedy), code));
        var at = path;
        while (!at.isEmpty() && state.spoiled.add(at)) {
            at = KeyPath.parent(at);
        }
    }

    /// A word that is none of the known ones.
    ///
    /// @param otherwise the remedy when no known word is near; null for none
    void unknown(@Nullable Origin origin, String path, String message, String word, Collection<String> known, @Nullable String otherwise) {
        boolean affordable = known.size() <= state.comparisonsLeft;
        state.comparisonsLeft -= affordable ? known.size() : 0;
        var suggestion = affordable ? Suggestion.of(word, known) : null;
        add(origin, path, message, suggestion == null ? otherwise : suggestion);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }

    /// Messages are made with paths; Docker Compose quotes no names in them.
    private static String bare(String message, String path) {
        var bare = message;
        for (var at = path; KeyPath.isQuoted(at); at = KeyPath.parent(at)) {
            bare = bare.replace(at, KeyPath.bare(at));
        }
        return bare;
    }

    void warn(@Nullable Origin origin, String message) {
        state.warnings.add(new Warning(origin, message));
    }

    /// Whether ranges may stand for so many ports more.
    boolean takePorts(int count) {
        state.portsLeft -= Math.min(count, state.portsLeft + 1);
        return state.portsLeft >= 0;
    }

    /// Whether something at or below a path is known to be wrong already, so that what follows from it need not be told.
    boolean spoiled(String path) {
        return state.spoiled.contains(path);
    }

    boolean isEmpty() {
        return state.problems.isEmpty();
    }

    List<Warning> warnings() {
        return List.copyOf(state.warnings);
    }

    /// @throws ComposeFileException when there is any problem
    void check() {
        if (!state.problems.isEmpty()) {
            var sorted = new ArrayList<>(state.problems);
            sorted.sort(Comparator.comparing(Problem::origin, Comparator.nullsFirst(
                    Comparator.<Origin>comparingInt(origin -> state.fileOrder.getOrDefault(origin.file(), Integer.MAX_VALUE))
                            .thenComparing(Comparator.naturalOrder()))));
            throw new ComposeFileException(sorted, state.texts);
        }
    }
}
