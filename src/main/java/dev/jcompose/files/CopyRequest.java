package dev.jcompose.files;

/// What to copy where.
///
/// @param service    whose containers
/// @param into       whether files go into containers; otherwise they come out of one
/// @param inside     the path in the container
/// @param outside    the path on this machine; `-` for an archive on a standard stream
/// @param all        whether one-off containers count
/// @param toUser     whether what is copied in is handed to the container's user
/// @param followLink whether a link that is named as the source stands for what it leads to
/// @param index      the replica; 0 for all of them on the way in, and the first one on the way out
public record CopyRequest(
        String service, boolean into, String inside, String outside, boolean all, boolean toUser, boolean followLink, int index) {

    public static final String STREAM = "-";

    /// Reads `SERVICE:PATH LOCAL` and `LOCAL SERVICE:PATH`. A word that begins with `/` or `.` is a path of this machine, whatever
    /// colons it holds.
    ///
    /// @throws FilesException when none or both of them name a service, or the service stands without a path
    public static CopyRequest parse(String source, String destination, boolean all, boolean toUser, boolean followLink, int index) {
        int from = colon(source);
        int to = colon(destination);
        if (from > 0 && to > 0) {
            throw new FilesException("copying between services is not supported");
        }
        if (from <= 0 && to <= 0) {
            throw new FilesException("unknown copy direction");
        }
        if ((from > 0 ? source : destination).length() == (from > 0 ? from : to) + 1) {
            throw new FilesException("path cannot be empty: write SERVICE:/PATH");
        }
        return from > 0
                ? new CopyRequest(source.substring(0, from), false, source.substring(from + 1), destination, all, toUser, followLink, index)
                : new CopyRequest(destination.substring(0, to), true, destination.substring(to + 1), source, all, toUser, followLink, index);
    }

    private static int colon(String word) {
        return word.startsWith("/") || word.startsWith(".") ? -1 : word.indexOf(':');
    }

    boolean isStream() {
        return outside.equals(STREAM);
    }

    /// `copy f to shop-web-1:/tmp`
    public String text(String container) {
        return into ? "copy " + outside + " to " + container + ":" + inside : "copy " + container + ":" + inside + " to " + outside;
    }
}
