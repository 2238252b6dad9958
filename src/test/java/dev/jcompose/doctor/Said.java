package dev.jcompose.doctor;

import java.util.List;
import java.util.stream.Collectors;

/// Findings as text.
final class Said {

    private Said() {}

    /// `warning: fact -> remedy`, a line each.
    static String of(List<Finding> findings) {
        return findings.stream().map(finding -> finding.severity() + ": " + finding.what()
                + (finding.remedy().isEmpty() ? "" : " -> " + finding.remedy())).collect(Collectors.joining("\n"));
    }
}
