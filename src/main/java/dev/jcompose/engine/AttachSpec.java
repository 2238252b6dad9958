package dev.jcompose.engine;

/// How to attach to a container's main process.
///
/// @param detachKeys what the engine takes as the wish to let go, in the client's words; empty for the engine's default
/// @param until      the end whose exit code is wanted
public record AttachSpec(String detachKeys, Until until) {

    /// An end of a container.
    public enum Until {
        /// Now, when it does not run; else when it ends.
        NOT_RUNNING("not-running"),
        /// Of its next run, though it has not been started yet.
        NEXT_EXIT("next-exit"),
        /// When it is gone: of one that the engine removes when it ends.
        REMOVED("removed");

        private final String word;

        Until(String word) {
            this.word = word;
        }

        /// The Engine API's word.
        @Override
        public String toString() {
            return word;
        }
    }
}
