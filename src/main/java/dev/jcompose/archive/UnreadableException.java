package dev.jcompose.archive;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.io.IOException;

/// A file of this machine that should go into an archive cannot be read. Its message names the file and why.
public final class UnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// @param action what was tried with the file, as the system calls it: `lstat`, `open`, `read`
    public UnreadableException(String action, String file, IOException cause) {
        super(action + " " + file + ": " + reason(cause), cause);
    }

    UnreadableException(String message) {
        super(message);
    }

    private static String reason(IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        return cause instanceof AccessDeniedException ? "permission denied" : String.valueOf(cause.getMessage());
    }
}
