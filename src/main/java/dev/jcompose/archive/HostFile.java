package dev.jcompose.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/// A file of this machine as an archive describes it. Links are not followed.
public final class HostFile {

    private static final int MODE_BITS = 07777;
    private static final int KIND_BITS = 0170000;
    private static final int PIPE = 0010000;

    private HostFile() {}

    /// @param name its name in the archive
    /// @throws java.nio.file.NoSuchFileException when there is none
    public static TarEntry describe(Path file, String name) throws IOException {
        var basic = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        var kind = basic.isSymbolicLink() ? TarEntry.Kind.LINK : basic.isDirectory() ? TarEntry.Kind.FOLDER
                : basic.isRegularFile() ? TarEntry.Kind.FILE : TarEntry.Kind.OTHER;
        var linkName = kind == TarEntry.Kind.LINK ? Files.readSymbolicLink(file).toString().replace('\\', '/') : "";
        long size = kind == TarEntry.Kind.FILE ? basic.size() : 0;
        var modified = basic.lastModifiedTime().toInstant();
        if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return new TarEntry(name, kind, linkName, size, kind == TarEntry.Kind.FOLDER ? 0755 : 0644, 0, 0, modified);
        }
        var unix = Files.readAttributes(file, "unix:mode,uid,gid", LinkOption.NOFOLLOW_LINKS);
        return new TarEntry(name, kind, linkName, size, (Integer) unix.get("mode") & MODE_BITS,
                Integer.toUnsignedLong((Integer) unix.get("uid")), Integer.toUnsignedLong((Integer) unix.get("gid")), modified);
    }

    /// Whether something without content is a pipe, which can be made again elsewhere; sockets and devices cannot.
    public static boolean isPipe(Path file) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("unix")
                && ((Integer) Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS) & KIND_BITS) == PIPE;
    }
}
