package dev.jcompose.files;

import java.util.ArrayList;

/// Paths as text with `/`, read as `docker cp` reads them: a slash or `/.` at the end says something.
final class PathText {

    private PathText() {}

    /// Without `.`, `..` and doubled slashes; `.` for nothing.
    static String clean(String path) {
        boolean rooted = path.startsWith("/");
        var parts = new ArrayList<String>();
        for (var part : path.split("/")) {
            if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".") && !(part.equals("..") && rooted)) {
                parts.add(part);
            }
        }
        var joined = String.join("/", parts);
        return rooted ? "/" + joined : joined.isEmpty() ? "." : joined;
    }

    static boolean endsWithSlash(String path) {
        return path.endsWith("/");
    }

    /// Whether it means what is in a folder: `folder/.`, `.`
    static boolean meansContents(String path) {
        var bare = path;
        while (bare.endsWith("/")) {
            bare = bare.substring(0, bare.length() - 1);
        }
        return bare.isEmpty() ? path.isEmpty() : bare.equals(".") || bare.endsWith("/.");
    }

    /// The last name; `.` for the contents of a folder, `/` for the root.
    static String base(String path) {
        if (meansContents(path)) {
            return ".";
        }
        var clean = clean(path);
        return clean.equals("/") ? "/" : clean.substring(clean.lastIndexOf('/') + 1);
    }

    /// The folder that the last name is in; the folder itself for its contents.
    static String parent(String path) {
        var clean = clean(path);
        if (meansContents(path) || clean.equals("/")) {
            return clean;
        }
        int slash = clean.lastIndexOf('/');
        return slash < 0 ? "." : slash == 0 ? "/" : clean.substring(0, slash);
    }

    /// A path with the ending of another one, of which it is the meaning.
    static String withEndingOf(String path, String original) {
        var ended = path;
        if (!meansContents(ended) && meansContents(original)) {
            ended = (endsWithSlash(ended) ? ended : ended + "/") + ".";
        }
        return !endsWithSlash(ended) && endsWithSlash(original) ? ended + "/" : ended;
    }

    /// The target of a link, seen from where the link is.
    static String linked(String link, String target) {
        return target.startsWith("/") ? target : clean(parent(link) + "/" + target);
    }

    /// An entry's name with another first part.
    static String renamed(String name, String from, String to) {
        if (from.equals("/")) {
            return to + (name.startsWith("/") ? name : "/" + name);
        }
        var bare = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        return bare.equals(from) ? to : name.startsWith(from + "/") ? to + name.substring(from.length()) : name;
    }
}
