package dev.jcompose.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// Where on this machine something is copied to.
final class HostTarget {

    private static final int MOST_LINKS = 10;

    private HostTarget() {}

    /// @throws FilesException when nothing can be put there
    static Arrangement.Side find(Path workingDirectory, String given) {
        var absolute = PathText.withEndingOf(PathText.clean(workingDirectory.resolve(given).toString()), given);
        check(absolute, absolute);
        var path = absolute;
        for (int links = 0; Files.isSymbolicLink(Path.of(PathText.clean(path))); links++) {
            if (links > MOST_LINKS) {
                throw new FilesException("too many symlinks in " + absolute);
            }
            try {
                path = PathText.linked(PathText.clean(path), Files.readSymbolicLink(Path.of(PathText.clean(path))).toString());
            } catch (IOException failed) {
                throw new FilesException("readlink " + path + ": " + failed.getMessage(), failed);
            }
        }
        var file = Path.of(path);
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return new Arrangement.Side(path, true, Files.isDirectory(file), "");
        }
        var parent = Path.of(PathText.parent(path));
        if (!Files.isDirectory(parent)) {
            throw new FilesException(Files.exists(parent) ? "not a directory" : "stat " + parent + ": no such file or directory");
        }
        return new Arrangement.Side(path, false, false, "");
    }

    /// What Docker asks of a path before it writes there.
    ///
    /// @param named as people wrote it, which is what they are told of
    static void check(String absolute, String named) {
        var clean = Path.of(PathText.clean(absolute));
        var parent = clean.getParent();
        if (parent != null && !Files.exists(parent)) {
            throw new FilesException("invalid output path: directory \"" + Path.of(PathText.clean(named)).getParent() + "\" does not exist");
        }
        if (Files.exists(clean) && !Files.isDirectory(clean) && !Files.isRegularFile(clean)) {
            throw new FilesException("invalid output path: \"" + named + "\" must be a directory or a regular file: got a device");
        }
    }
}
