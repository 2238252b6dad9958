package dev.jcompose.engine;

/// What lies at a path in a container. Links are not followed.
///
/// @param name       the last name of the path
/// @param linkTarget where a link leads, inside of the container; empty for the others
public record PathInfo(String name, Kind kind, String linkTarget) {

    /// What it is.
    public enum Kind {
        FILE,
        FOLDER,
        LINK,
        DEVICE,
        /// A pipe, a socket.
        OTHER
    }

    public boolean isFolder() {
        return kind == Kind.FOLDER;
    }
}
