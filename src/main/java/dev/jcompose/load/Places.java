package dev.jcompose.load;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Turns paths into absolute ones, and into what messages call them.
record Places(Path workingDirectory) {

    /// @throws ComposeFileException when the words are no path
    Path absolute(String words) {
        try {
            return absolute(Path.of(words));
        } catch (InvalidPathException e) {
            throw new ComposeFileException(List.of(new Problem(null, "", "open %s: %s".formatted(words, e.getReason()), null, Code.FILE)), Map.of());
        }
    }

    Path absolute(Path path) {
        return workingDirectory.resolve(path).normalize();
    }

    /// Relative when it is below the working directory, else absolute.
    String display(Path path) {
        var absolute = absolute(path);
        return absolute.startsWith(workingDirectory) && !absolute.equals(workingDirectory)
                ? workingDirectory.relativize(absolute).toString() : absolute.toString();
    }

    /// What went wrong with a file, in the operating system's words.
    static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> "no such file or directory";
            case AccessDeniedException denied -> "permission denied";
            case CharacterCodingException coding -> "not valid UTF-8 text";
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    }
}
