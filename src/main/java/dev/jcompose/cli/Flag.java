package dev.jcompose.cli;

/// One flag of a command, as data.
///
/// @param name        without the dashes
/// @param shorthand   one letter; empty when it has none
/// @param hint        what the help shows behind the name
/// @param description for the help; empty hides it there
/// @param supported   false: it is Docker Compose's, and refused
record Flag(String name, String shorthand, Kind kind, String hint, String description, boolean supported) {

    enum Kind {
        BOOL,
        INT,
        TEXT,
        /// May be given several times.
        LIST
    }

    static Flag bool(String name, String shorthand, String description) {
        return new Flag(name, shorthand, Kind.BOOL, "", description, true);
    }

    static Flag bool(String name, String description) {
        return bool(name, "", description);
    }

    static Flag integer(String name, String shorthand, String description) {
        return new Flag(name, shorthand, Kind.INT, "int", description, true);
    }

    static Flag text(String name, String shorthand, String description) {
        return new Flag(name, shorthand, Kind.TEXT, "string", description, true);
    }

    static Flag list(String name, String shorthand, String description) {
        return new Flag(name, shorthand, Kind.LIST, "stringArray", description, true);
    }

    /// With another word behind its name in the help.
    Flag hinted(String word) {
        return new Flag(name, shorthand, kind, word, description, supported);
    }

    /// Docker Compose has it; here it is an error that says so.
    Flag notYet() {
        return new Flag(name, shorthand, kind, hint, "", false);
    }

    boolean isHidden() {
        return description.isEmpty();
    }

    /// `-t, --timeout`
    String title() {
        return shorthand.isEmpty() ? "--" + name : "-" + shorthand + ", --" + name;
    }
}
