package dev.jcompose.model;

/// The paths by which parts of a project are known: `services.web.ports[0].target`. A name that holds a dot or a bracket
/// is quoted (`services["a.b"].image`), so that no two parts share a path.
public final class KeyPath {

    private KeyPath() {}

    /// The path of an entry.
    ///
    /// @param path the mapping's, empty for the root
    public static String of(String path, String key) {
        if (needsQuotes(key)) {
            return path + "[\"" + key + "\"]";
        }
        return path.isEmpty() ? key : path + "." + key;
    }

    public static String service(String name) {
        return of("services", name);
    }

    /// The path of what holds it, empty for what the root holds.
    public static String parent(String path) {
        if (path.endsWith("\"]")) {
            return path.substring(0, Math.max(0, path.lastIndexOf("[\"")));
        }
        return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
    }

    /// The path as Docker Compose prints it, names not quoted: `services.a.b.image`.
    public static String bare(String path) {
        if (!isQuoted(path)) {
            return path;
        }
        var bare = path.replace("[\"", ".").replace("\"]", "");
        return bare.startsWith(".") ? bare.substring(1) : bare;
    }

    /// Whether any name in it is quoted.
    public static boolean isQuoted(String path) {
        return path.contains("[\"");
    }

    private static boolean needsQuotes(String key) {
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (c == '.' || c == '[' || c == ']' || c == '"') {
                return true;
            }
        }
        return key.isEmpty();
    }
}
