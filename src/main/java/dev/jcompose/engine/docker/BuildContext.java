package dev.jcompose.engine.docker;

import dev.jcompose.model.Build;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;

/// The folder of a build as the tar archive the engine wants: without what `.dockerignore` names, in sorted order, owned by root, with
/// a Dockerfile that lies elsewhere added under a name of its own which no `COPY` sees.
final class BuildContext {

    private static final String ADDED = ".dockerfile.jcompose";

    private final Path folder;
    private final String dockerfile;
    private final byte @Nullable [] added;
    private final String ignoreText;
    private final IgnoreRules rules;

    private BuildContext(Path folder, String dockerfile, byte @Nullable [] added, String ignoreText) {
        this.folder = folder;
        this.dockerfile = dockerfile;
        this.added = added;
        this.ignoreText = ignoreText;
        this.rules = IgnoreRules.parse(ignoreText);
    }

    static BuildContext of(Build build) throws IOException {
        var folder = Path.of(build.context());
        if (!Files.isDirectory(folder)) {
            throw new IOException(folder + (Files.exists(folder) ? ": not a folder" : ": no such folder"));
        }
        var inline = build.dockerfileInline();
        if (inline != null) {
            return new BuildContext(folder, ADDED, inline.getBytes(StandardCharsets.UTF_8), ignoreText(folder, null));
        }
        var file = folder.resolve(build.dockerfile() == null ? "Dockerfile" : build.dockerfile()).normalize();
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + ": no such Dockerfile");
        }
        var inside = file.startsWith(folder.normalize());
        return inside
                ? new BuildContext(folder, slashes(folder.normalize().relativize(file)), null, ignoreText(folder, file))
                : new BuildContext(folder, ADDED, Files.readAllBytes(file), ignoreText(folder, file));
    }

    private static String ignoreText(Path folder, @Nullable Path dockerfile) throws IOException {
        var own = dockerfile == null ? null : dockerfile.resolveSibling(dockerfile.getFileName() + ".dockerignore");
        var file = own != null && Files.exists(own) ? own : folder.resolve(".dockerignore");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /// The Dockerfile's name inside of the archive.
    String dockerfile() {
        return dockerfile;
    }

    void writeTo(OutputStream out) throws IOException {
        var tar = new TarArchiveOutputStream(out, "UTF-8");
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        addFolder(tar, folder, "");
        if (added != null) {
            addText(tar, ADDED, added);
        }
        if (added != null || !ignoreText.isEmpty()) {
            var ignore = added == null ? ignoreText : ignoreText + (ignoreText.isEmpty() ? ".dockerignore" : "") + "\n" + ADDED + "\n";
            addText(tar, ".dockerignore", ignore.getBytes(StandardCharsets.UTF_8));
        }
        tar.finish();
        tar.flush();
    }

    private void addFolder(TarArchiveOutputStream tar, Path parent, String prefix) throws IOException {
        try (var entries = Files.list(parent)) {
            for (var entry : entries.sorted().toList()) {
                var name = prefix + entry.getFileName();
                if (name.equals(".dockerignore")) {
                    continue;
                }
                boolean isFolder = Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
                boolean ignored = rules.ignores(name) && !name.equals(dockerfile);
                if (!ignored) {
                    add(tar, entry, name, isFolder);
                }
                if (isFolder && (!ignored || rules.letsAnythingIn() || dockerfile.startsWith(name + "/"))) {
                    addFolder(tar, entry, name + "/");
                }
            }
        }
    }

    private static void add(TarArchiveOutputStream tar, Path file, String name, boolean isFolder) throws IOException {
        TarArchiveEntry entry;
        if (Files.isSymbolicLink(file)) {
            entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
            entry.setLinkName(slashes(Files.readSymbolicLink(file)));
        } else if (isFolder) {
            entry = new TarArchiveEntry(name + "/");
        } else if (Files.isRegularFile(file)) {
            entry = new TarArchiveEntry(name);
            entry.setSize(Files.size(file));
        } else {
            return;
        }
        entry.setMode(mode(file, isFolder));
        entry.setModTime(Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS));
        tar.putArchiveEntry(entry);
        if (entry.isFile() && !entry.isSymbolicLink()) {
            Files.copy(file, tar);
        }
        tar.closeArchiveEntry();
    }

    private static int mode(Path file, boolean isFolder) throws IOException {
        if (Files.isSymbolicLink(file)) {
            return 0777;
        }
        Set<PosixFilePermission> permissions;
        try {
            permissions = Files.getPosixFilePermissions(file);
        } catch (UnsupportedOperationException noPosix) {
            return isFolder ? 0755 : 0644;
        }
        int mode = 0;
        for (var permission : permissions) {
            mode |= 0400 >> permission.ordinal();
        }
        return mode;
    }

    private static void addText(TarArchiveOutputStream tar, String name, byte[] text) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setMode(0600);
        entry.setModTime(0);
        entry.setSize(text.length);
        tar.putArchiveEntry(entry);
        tar.write(text);
        tar.closeArchiveEntry();
    }

    private static String slashes(Path path) {
        return path.toString().replace('\\', '/');
    }
}
