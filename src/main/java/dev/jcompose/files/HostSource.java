package dev.jcompose.files;

import dev.jcompose.archive.HostFile;
import dev.jcompose.archive.TarEntry;
import dev.jcompose.archive.TarWriter;
import dev.jcompose.archive.UnreadableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/// A file or folder of this machine that is copied, with all that is in it.
///
/// @param path absolute, links in its folders resolved, its ending kept
/// @param name what it is called in the archive, where that is not the path's last name; empty otherwise
record HostSource(String path, String name, boolean folder) {

    /// @param given      relative paths are seen from the working directory
    /// @param followLink whether a link at the end is followed
    /// @throws UnreadableException when there is no such file
    static HostSource find(Path workingDirectory, String given, boolean followLink) {
        if (given.isEmpty()) {
            throw new FilesException("source can not be empty");
        }
        var absolute = PathText.withEndingOf(PathText.clean(workingDirectory.resolve(given).toString()), given);
        var resolved = followLink ? real(absolute) : real(folderOf(absolute)) + "/" + lastOf(absolute);
        var ended = followLink ? PathText.withEndingOf(resolved, absolute) : resolved.replaceFirst("^//", "/");
        boolean rename = (followLink || PathText.endsWithSlash(absolute)) && !PathText.base(absolute).equals(PathText.base(ended));
        var file = Path.of(ended);
        try {
            boolean folder = PathText.endsWithSlash(ended) || PathText.meansContents(ended)
                    ? Files.isDirectory(file) : Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
            HostFile.describe(file, "");
            return new HostSource(ended, rename ? PathText.base(absolute) : "", folder);
        } catch (IOException failed) {
            throw new UnreadableException("lstat", absolute, failed);
        }
    }

    /// Up to the last slash: all of it, where it ends with one.
    private static String folderOf(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    private static String lastOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String real(String path) {
        try {
            return Path.of(path).toRealPath().toString();
        } catch (IOException failed) {
            throw new UnreadableException("lstat", missing(Path.of(path)), failed);
        }
    }

    /// The first part of a path that is not there.
    private static String missing(Path path) {
        for (var part = path.getRoot(); part != null && part.getNameCount() < path.getNameCount();
                part = path.getRoot().resolve(path.subpath(0, part.getNameCount() + 1))) {
            if (!Files.exists(part, LinkOption.NOFOLLOW_LINKS)) {
                return part.toString();
            }
        }
        return PathText.clean(path.toString());
    }

    Arrangement.Side side() {
        return new Arrangement.Side(path, true, folder, name);
    }

    /// Writes it as an archive. What it holds is looked at while it is written, a folder at a time.
    ///
    /// @throws UnreadableException when a file cannot be read
    void writeTo(OutputStream out, Arrangement arrangement) throws IOException {
        try (var tar = new TarWriter(out)) {
            var file = Path.of(path);
            add(tar, PathText.endsWithSlash(path) || PathText.meansContents(path) ? file.normalize() : file, arrangement.to());
        }
    }

    private static void add(TarWriter tar, Path file, String name) throws IOException {
        var entry = described(file, name);
        switch (entry.kind()) {
            case FILE -> {
                try (var content = opened(file)) {
                    tar.add(entry, content);
                }
            }
            case FOLDER -> {
                tar.add(entry, InputStream.nullInputStream());
                for (var inner : inside(file)) {
                    add(tar, inner, name + "/" + inner.getFileName());
                }
            }
            case LINK, HARD_LINK -> tar.add(entry, InputStream.nullInputStream());
            case OTHER -> {
                // A socket means nothing elsewhere, and what a device is there is the engine's to say.
                if (HostFile.isPipe(file)) {
                    tar.add(entry, InputStream.nullInputStream());
                }
            }
        }
    }

    private static TarEntry described(Path file, String name) {
        try {
            return HostFile.describe(file, name);
        } catch (IOException failed) {
            throw new UnreadableException("lstat", file.toString(), failed);
        }
    }

    private static InputStream opened(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException failed) {
            throw new UnreadableException("open", file.toString(), failed);
        }
    }

    private static List<Path> inside(Path folder) {
        try (var entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException failed) {
            throw new UnreadableException("open", folder.toString(), failed);
        }
    }
}
