package dev.jcompose.files;

import dev.jcompose.archive.TarEntry;

/// Into which folder an archive is unpacked, and how its first names change, so that what is copied lands where it is meant to.
///
/// @param from the first name of its entries
/// @param to   the name in its place
record Arrangement(String folder, String from, String to) {

    /// One side of a copy.
    ///
    /// @param path   as it was given, its ending included
    /// @param exists whether there is something
    /// @param name   what it is to be called, where that is not the path's last name; empty otherwise
    record Side(String path, boolean exists, boolean folder, String name) {}

    /// The rules of `docker cp`.
    ///
    /// @throws FilesException for a folder in a file's place, or a file where there is to be a folder that is not there
    static Arrangement of(Side source, Side target) {
        var first = PathText.base(source.path());
        if (target.exists() && target.folder()) {
            return new Arrangement(target.path(), first, source.name().isEmpty() ? first : source.name());
        }
        if (target.exists() && source.folder()) {
            throw new FilesException("cannot copy directory");
        }
        if (!target.exists() && !source.folder() && (PathText.endsWithSlash(target.path()) || PathText.meansContents(target.path()))) {
            throw new FilesException("no such directory");
        }
        return new Arrangement(PathText.parent(target.path()), first, PathText.base(target.path()));
    }

    TarEntry apply(TarEntry entry) {
        if (from.equals(to)) {
            return entry;
        }
        boolean names = entry.kind() == TarEntry.Kind.HARD_LINK;
        return entry.renamed(PathText.renamed(entry.name(), from, to),
                names ? PathText.renamed(entry.linkName(), from, to) : entry.linkName());
    }
}
