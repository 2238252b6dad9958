package dev.jcompose.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// One check after the other, each for itself: what keeps one from being done hides no other.
public final class Examination {

    private final List<Finding> findings = new ArrayList<>();

    /// @param name  of the check
    /// @param check looks and decides; may fail
    public Examination with(String name, Supplier<List<Finding>> check) {
        try {
            findings.addAll(check.get());
        } catch (RuntimeException failed) {
            findings.add(Finding.warning(name, "could not be looked at: " + oneLine(failed), ""));
        }
        return this;
    }

    private static String oneLine(RuntimeException failed) {
        var message = failed.getMessage();
        return message == null ? failed.toString() : message.lines().map(String::strip).reduce((a, b) -> a + " " + b).orElse("");
    }

    /// In the order of the checks.
    public List<Finding> findings() {
        return List.copyOf(findings);
    }
}
