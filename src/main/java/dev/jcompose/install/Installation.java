package dev.jcompose.install;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/// A file to be written that runs the launcher of a checkout, wherever it is copied to.
///
/// @param file     absolute
/// @param launcher absolute
/// @param found    what stands in its place
public record Installation(Path file, Path launcher, Found found) {

    private static final String MARK = "# Made by `jcompose install`";

    /// What a file of that name is.
    public enum Found {
        NOTHING,
        /// Made by an earlier call, or a link to the launcher.
        OURS,
        /// Somebody else's program.
        OTHER,
        FOLDER
    }

    /// Looks at what is there.
    public static Installation at(Path file, Path launcher) {
        try {
            return new Installation(file, launcher, found(file, launcher));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + file + ": " + failed.getMessage(), failed);
        }
    }

    private static Found found(Path file, Path launcher) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Found.NOTHING;
        }
        if (Files.isDirectory(file)) {
            return Found.FOLDER;
        }
        if (!Files.exists(file)) {
            return Found.OTHER; // a link to what is not there
        }
        if (Files.isSameFile(file, launcher)) {
            return Found.OURS;
        }
        try (var in = Files.newInputStream(file)) {
            var beginning = new String(in.readNBytes(200), java.nio.charset.StandardCharsets.ISO_8859_1);
            return beginning.startsWith("#!/bin/sh\n" + MARK) ? Found.OURS : Found.OTHER;
        }
    }

    /// The file's content.
    String text() {
        return """
                #!/bin/sh
                %s: runs jcompose under the name that this file has.
                launcher='%s'
                [ -x "$launcher" ] || {
                  printf '%%s: jcompose is not at %%s any more; install it again from where it is now\\n' "${0##*/}" "$launcher" >&2
                  exit 1
                }
                JCOMPOSE_INVOKED_AS=${0##*/}
                export JCOMPOSE_INVOKED_AS
                exec "$launcher" "$@"
                """.formatted(MARK, launcher.toString().replace("'", "'\\''"));
    }

    /// Writes the file in one step; a link in its place is replaced, not followed.
    ///
    /// @throws UncheckedIOException with a message for people
    public void write() {
        try {
            var folder = Files.createDirectories(file.getParent());
            var fresh = Files.createTempFile(folder, ".jcompose", ".new");
            try {
                Files.writeString(fresh, text());
                Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write " + file + ": " + failed, failed);
        }
    }
}
