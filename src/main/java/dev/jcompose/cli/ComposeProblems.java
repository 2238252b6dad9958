package dev.jcompose.cli;

import dev.jcompose.console.Excerpt;
import dev.jcompose.load.ComposeFileException;
import dev.jcompose.load.Problem;
import dev.jcompose.model.Origin;
import dev.jcompose.model.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is wrong with the files, as it is told: each problem with the line it is about where somebody reads along, or as data.
final class ComposeProblems {

    private final List<Problem> problems;
    private final Path workingDirectory;
    private final Map<String, List<String>> lines = new HashMap<>();

    ComposeProblems(ComposeFileException refused, Path workingDirectory) {
        this.problems = refused.problems();
        this.workingDirectory = workingDirectory;
        refused.texts().forEach((file, text) -> lines.put(file, Excerpt.lines(text)));
    }

    /// For a terminal of that many columns: each problem, and below it the line with a caret under the column.
    String withSource(int columns) {
        var told = new ArrayList<String>();
        for (var problem : problems.subList(0, Math.min(problems.size(), ComposeFileException.TOLD))) {
            told.add(problem.toString());
            var line = line(problem.origin());
            if (line != null && problem.origin() != null) {
                told.addAll(Excerpt.of(line, problem.origin().line(), problem.origin().column(), columns));
            }
        }
        var more = ComposeFileException.more(problems);
        if (!more.isEmpty()) {
            told.add(more);
        }
        return String.join("\n", told);
    }

    /// All of them as data.
    Value json() {
        return new Value.Items(problems.stream().map(ComposeProblems::json).toList());
    }

    private static Value json(Problem problem) {
        var origin = problem.origin();
        return Value.mapping()
                .put("code", problem.code().name())
                .put("file", origin == null ? Value.Null.NULL : Value.of(origin.file()))
                .put("line", number(origin == null ? 0 : origin.line()))
                .put("column", number(origin == null ? 0 : origin.column()))
                .put("path", problem.path())
                .put("message", problem.message())
                .put("remedy", problem.remedy() == null ? Value.Null.NULL : Value.of(problem.remedy()))
                .build();
    }

    private static Value number(int known) {
        return known == 0 ? Value.Null.NULL : Value.of(known);
    }

    /// The line at a place, null when there is no column to point at or the file cannot be read any more.
    private @Nullable String line(@Nullable Origin place) {
        if (place == null || place.column() == 0) {
            return null;
        }
        var all = lines.computeIfAbsent(place.file(), this::read);
        return place.line() > all.size() ? null : all.get(place.line() - 1);
    }

    private List<String> read(String file) {
        try {
            var path = workingDirectory.resolve(file);
            return Files.isRegularFile(path) ? Excerpt.lines(Files.readString(path)) : List.of();
        } catch (IOException | InvalidPathException e) {
            return List.of();
        }
    }
}
