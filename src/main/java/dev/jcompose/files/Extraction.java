package dev.jcompose.files;

import dev.jcompose.archive.TarEntry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Consumer;

/// Unpacks entries into a folder of this machine and never beside it, whatever they are called and wherever links in it lead. A file
/// appears under its name when it is whole. Owners are those who run this; modes and times come from the archive, but no set-ID bits.
final class Extraction {

    private final Path root;
    private final Path realRoot;
    private final Consumer<String> warnings;
    /// Folders get their mode and time when they are full: a folder may not let anyone write.
    private final SequencedMap<Path, TarEntry> folders = new LinkedHashMap<>();

    /// @param root a folder that exists
    Extraction(Path root, Consumer<String> warnings) throws IOException {
        this.root = root;
        this.realRoot = root.toRealPath();
        this.warnings = warnings;
    }

    /// @throws FilesException when it would land elsewhere, or in the place of something of another kind
    void add(TarEntry entry, InputStream content) throws IOException {
        var file = inside(entry.name());
        if (file.equals(root)) {
            if (entry.kind() == TarEntry.Kind.FOLDER) {
                folders.put(root, entry);
                return;
            }
            throw new FilesException("\"" + entry.name() + "\" in the archive is no name for a file; nothing is written there");
        }
        makeParents(file);
        checkKind(file, entry);
        switch (entry.kind()) {
            case FOLDER -> {
                if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                    Files.createDirectory(file);
                }
                folders.put(file, entry);
            }
            case FILE -> file(file, entry, content);
            case LINK -> replace(file, temporary -> Files.createSymbolicLink(temporary, Path.of(entry.linkName())));
            case HARD_LINK -> hardLink(file, entry);
            case OTHER -> warnings.accept(file + " is not copied: it is a pipe or a device");
        }
    }

    /// The file that an entry's name means.
    private Path inside(String name) {
        var file = root.resolve(name.replaceFirst("^/+", "")).normalize();
        if (!file.startsWith(root)) {
            throw new FilesException("\"" + name + "\" in the archive leads out of " + root + "; nothing is written there");
        }
        return file;
    }

    /// A link on the way counts only when it leads to a place inside.
    private void makeParents(Path file) throws IOException {
        var parent = file.getParent();
        if (parent == null || parent.equals(root)) {
            return;
        }
        var at = root;
        for (var part : root.relativize(parent)) {
            at = at.resolve(part);
            if (Files.isSymbolicLink(at) && !(Files.exists(at) && at.toRealPath().startsWith(realRoot))) {
                throw new FilesException(at + " is a link that leads out of " + root + "; nothing is written there");
            }
            if (!Files.exists(at)) {
                Files.createDirectory(at);
            } else if (!Files.isDirectory(at)) {
                throw new FilesException(at + " is no folder; nothing can be put into it");
            }
        }
    }

    private static void checkKind(Path file, TarEntry entry) {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        boolean isFolder = Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
        boolean becomesFolder = entry.kind() == TarEntry.Kind.FOLDER;
        if (isFolder && !becomesFolder) {
            throw new FilesException("cannot overwrite directory \"" + file + "\" with non-directory \"" + file.getParent() + "\"");
        }
        if (!isFolder && becomesFolder) {
            throw new FilesException("cannot overwrite non-directory \"" + file + "\" with directory \"" + file.getParent() + "\"");
        }
    }

    private void file(Path file, TarEntry entry, InputStream content) throws IOException {
        replace(file, temporary -> {
            Files.copy(content, temporary);
            finish(temporary, entry.mode(), entry.modified());
        });
    }

    private void hardLink(Path file, TarEntry entry) throws IOException {
        var target = inside(entry.linkName());
        if (!Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS) || !target.toRealPath().startsWith(realRoot)) {
            throw new FilesException("\"" + entry.name() + "\" in the archive is the same file as \"" + entry.linkName()
                    + "\", which is not in it; nothing is written there");
        }
        if (!target.equals(file)) {
            replace(file, temporary -> Files.createLink(temporary, target));
        }
    }

    private interface Making {
        void make(Path temporary) throws IOException;
    }

    /// Makes something beside its place and puts it there in one step.
    private static void replace(Path file, Making making) throws IOException {
        var temporary = AtomicFile.beside(file);
        try {
            making.make(temporary);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void finish(Path file, int mode, Instant modified) throws IOException {
        var permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (var permission : PosixFilePermission.values()) {
            if ((mode & 0400 >> permission.ordinal()) != 0) {
                permissions.add(permission);
            }
        }
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, permissions);
        }
        Files.setLastModifiedTime(file, FileTime.from(modified));
    }

    /// Call when all entries are there.
    void finish() throws IOException {
        for (var folder : folders.sequencedEntrySet().reversed()) {
            finish(folder.getKey(), folder.getValue().mode(), folder.getValue().modified());
        }
    }
}
