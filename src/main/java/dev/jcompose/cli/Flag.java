package dev.jcompose.cli;

/// One flag of a command, as data.
///
/// @param name        without the dashes
/// @param shorthand   one letter; empty when it has none
/// @param hint        what the help shows behind the name
/// @param description for the help; empty hides it there
record Flag(String name, String shorthand, Kind kind, String hint, String description) {

    enum Kind {
        BOOL,
        INT,
        TEXT,
        /// May be given several times.
        LIST
    }

    static Flag bool(String name, String shorthand, String description) {
        return new Flag(name, shorthand, Kind.BOOL, "", description);
    }

    static Flag bool(String name, String description) {
        return bool(name, "", description);
    }

    static Flag integer(String name, String shorthand, String description) {
        return new Flag(name, shorthand, Kind.INT, "int", description);
    }

    static Flag text(String name, String shorthand, String description) {
        return new Flag(name, shorthand, Kind.TEXT, "string", description);
    }

    static Flag list(String name, String shorthand, String description) {
        return new Flag(name, shorthand, Kind.LIST, "stringArray", description);
    }

    /// With another word behind its name in the help.
    Flag hinted(String word) {
        return new Flag(name, shorthand, kind, word, description);
    }

    boolean isHidden() {
        return description.isEmpty();
    }

    /// `-t, --timeout`
    String title() {
        return shorthand.isEmpty() ? "--" + name : "-" + shorthand + ", --" + name;
    }
}
