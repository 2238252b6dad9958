package dev.jcompose.load;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Compose files that lie elsewhere, for `-f`, `include` and `extends`.
public interface RemoteResources {

    /// Whether a text is an address of theirs. Looks at the text alone.
    boolean accepts(String address);

    /// Brings it here.
    ///
    /// @param address one that is accepted
    /// @return the Compose file on this machine; what it refers to lies beside it
    /// @throws Unavailable when it cannot be had, or nobody agreed to fetch it
    Path fetch(String address);

    /// A remote file cannot be had. The message names its address.
    final class Unavailable extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final @Nullable String remedy;

        public Unavailable(String message, @Nullable String remedy) {
            super(message);
            this.remedy = remedy;
        }

        public Unavailable(String message, @Nullable String remedy, Throwable cause) {
            super(message, cause);
            this.remedy = remedy;
        }

        /// What to do about it; null when the message says it.
        public @Nullable String remedy() {
            return remedy;
        }
    }
}
