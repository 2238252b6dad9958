package dev.jcompose.archive;

import java.time.Instant;

/// What an archive says of one of its files.
///
/// @param name     relative, with `/`; a folder's may end with one
/// @param linkName where a link points; empty for the others. Of a hard link it is the name of another entry.
/// @param size     in bytes; 0 for what is no file
/// @param mode     permissions with the set-ID and sticky bits, without the kind
public record TarEntry(String name, Kind kind, String linkName, long size, int mode, long uid, long gid, Instant modified) {

    /// What it is.
    public enum Kind {
        FILE,
        FOLDER,
        LINK,
        HARD_LINK,
        /// A pipe, a device: nothing that has a content.
        OTHER
    }

    /// The same under another name, and for a hard link with the other entry's.
    public TarEntry renamed(String newName, String newLinkName) {
        return new TarEntry(newName, kind, newLinkName, size, mode, uid, gid, modified);
    }
}
