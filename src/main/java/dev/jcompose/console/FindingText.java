package dev.jcompose.console;

import dev.jcompose.doctor.Finding;
import dev.jcompose.doctor.Severity;
import java.util.ArrayList;
import java.util.List;

/// Findings for somebody who reads: a mark, what was looked at, what was found, and below it what to do.
public final class FindingText {

    private FindingText() {}

    /// Each line with its end; a count at the end.
    public static String of(List<Finding> findings, boolean colour) {
        int width = findings.stream().mapToInt(finding -> Ansi.width(finding.check())).max().orElse(0);
        var text = new StringBuilder();
        for (var finding : findings) {
            var mark = mark(finding.severity());
            var indent = " ".repeat(width + 4);
            var lines = finding.what().lines().map(line -> Ansi.plain(line.strip())).toList();
            text.append(colour ? Ansi.paint(colour(finding.severity()), mark) : mark).append(' ')
                    .append(Ansi.pad(finding.check(), width)).append("  ").append(String.join("\n" + indent, lines)).append('\n');
            if (!finding.remedy().isEmpty()) {
                text.append(indent).append("-> ").append(Ansi.plain(finding.remedy())).append('\n');
            }
        }
        return text.append(summary(findings)).append('\n').toString();
    }

    private static String summary(List<Finding> findings) {
        var counts = new ArrayList<String>();
        for (var severity : List.of(Severity.ERROR, Severity.WARNING, Severity.NOTE)) {
            long count = findings.stream().filter(finding -> finding.severity() == severity).count();
            if (count > 0) {
                counts.add(count + " " + severity + (count == 1 ? "" : "s"));
            }
        }
        return counts.isEmpty() ? "all is well" : String.join(", ", counts);
    }

    private static String mark(Severity severity) {
        return switch (severity) {
            case OK -> "✔";
            case NOTE -> "·";
            case WARNING -> "!";
            case ERROR -> "✘";
        };
    }

    private static String colour(Severity severity) {
        return switch (severity) {
            case OK -> Ansi.GREEN;
            case NOTE -> Ansi.BLUE;
            case WARNING -> Ansi.YELLOW;
            case ERROR -> Ansi.RED;
        };
    }
}
