package dev.jcompose.interact;

/// How it ended between a process and one's own side.
///
/// @param exitCode the process's; of no meaning when it goes on
public record Ending(Kind kind, int exitCode) {

    /// Who ended it.
    public enum Kind {
        /// The process, by its own end.
        EXITED,
        /// The detach keys; the process goes on.
        DETACHED,
        /// Somebody called it off, or nobody reads any more; the process goes on.
        LEFT
    }

    public static Ending exited(int code) {
        return new Ending(Kind.EXITED, code);
    }
}
