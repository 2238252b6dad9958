package dev.jcompose.load;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What the files of one project, or of one that is included, have in common.
///
/// @param directory   what their paths are relative to; absolute
/// @param environment the variables that they see
/// @param including   the files that lead to them by including one another, absolute; empty for the project itself
record Scope(Path directory, Environment environment, List<String> including) {
    Scope {
        including = List.copyOf(including);
    }

    /// The files that lead to what a file of this scope includes.
    List<String> including(String file) {
        var files = new ArrayList<>(including);
        files.add(file);
        return files;
    }
}
