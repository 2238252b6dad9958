package dev.jcompose.load.remote;

import dev.jcompose.load.ComposeFileNames;
import dev.jcompose.load.RemoteResources.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The files of a commit. Nothing outside of them is reached through it.
record Checkout(Path root) {

    /// The Compose file that an address means.
    ///
    /// @param folder folder or file, relative; empty for the top. A folder stands for the first of the default names in it
    Path composeFile(String folder) {
        var target = inside(folder);
        if (!Files.isDirectory(target)) {
            return target;
        }
        for (var name : ComposeFileNames.MAIN) {
            var file = target.resolve(name);
            if (Files.isRegularFile(file)) {
                return contained(file, folder.isEmpty() ? name : folder + "/" + name);
            }
        }
        throw new Unavailable((folder.isEmpty() ? "its top folder" : folder) + ": no Compose file found: not found",
                "name the file behind a colon: #REF:FOLDER/FILE");
    }

    private Path inside(String folder) {
        var relative = path(folder);
        if (relative == null || relative.isAbsolute()) {
            throw new Unavailable("git subdirectory must be relative, got: " + folder, null);
        }
        var target = root.resolve(relative).normalize();
        if (!target.startsWith(root)) {
            throw new Unavailable("git subdirectory path traversal detected: " + folder, null);
        }
        return contained(target, folder);
    }

    private static @Nullable Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException noPath) {
            return null;
        }
    }

    private Path contained(Path target, String written) {
        try {
            if (!target.toRealPath().startsWith(root.toRealPath())) {
                throw new Unavailable("git subdirectory escapes base directory: " + written, "a symbolic link in the repository leads outside");
            }
            return target;
        } catch (IOException missing) {
            throw new Unavailable("stat " + written + ": no such file or directory", null, missing);
        }
    }
}
