package dev.jcompose.doctor;

/// Something that was found.
///
/// @param check  what was looked at: `engine`, `ports`
/// @param what   the fact, one line
/// @param remedy what to do; empty when there is nothing to do
public record Finding(Severity severity, String check, String what, String remedy) {

    public static Finding ok(String check, String what) {
        return new Finding(Severity.OK, check, what, "");
    }

    public static Finding note(String check, String what, String remedy) {
        return new Finding(Severity.NOTE, check, what, remedy);
    }

    public static Finding warning(String check, String what, String remedy) {
        return new Finding(Severity.WARNING, check, what, remedy);
    }

    public static Finding error(String check, String what, String remedy) {
        return new Finding(Severity.ERROR, check, what, remedy);
    }

    /// Whether it would stop an `up`.
    public boolean stops() {
        return severity == Severity.ERROR;
    }
}
