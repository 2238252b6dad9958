package dev.jcompose.model;

import org.jspecify.annotations.Nullable;

/// A place in a file: where something was written. Prints as `compose.yaml:12:9`.
///
/// @param file   as the user would name it: relative to the working directory when below it, else absolute; `-` for standard input
/// @param line   from 1; 0 when only the file is known
/// @param column from 1; 0 when only the line is known
public record Origin(String file, int line, int column) implements Comparable<Origin> {

    public static Origin of(String file) {
        return new Origin(file, 0, 0);
    }

    @Override
    public int compareTo(Origin other) {
        int byFile = file.compareTo(other.file);
        int byLine = byFile != 0 ? byFile : Integer.compare(line, other.line);
        return byLine != 0 ? byLine : Integer.compare(column, other.column);
    }

    @Override
    public String toString() {
        if (line == 0) {
            return file;
        }
        return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
    }

    /// `compose.yaml:12:9: message`, or the bare message when the place is not known.
    public static String before(@Nullable Origin origin, String message) {
        return origin == null ? message : origin + ": " + message;
    }
}
