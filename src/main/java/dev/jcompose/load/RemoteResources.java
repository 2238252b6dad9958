package dev.jcompose.load;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where Compose files come from that `-f`, `include` or `extends` name by an address instead of a path.
public interface RemoteResources {

    /// Takes no address; one that looks remote is refused.
    RemoteResources NONE = new RemoteResources() {
        private static final Pattern REMOTE = Pattern.compile("(?:git@|github\\.com/|(?:git|ssh|oci)://|https?://).*");

        @Override
        public boolean accepts(String address) {
            return REMOTE.matcher(address).matches();
        }

        @Override
        public Path fetch(String address) {
            throw new Unavailable(address + ": remote Compose files are not available here", "fetch it and name the local file");
        }
    };

    /// Whether this text is an address, not a path. Looks at nothing but the text.
    boolean accepts(String address);

    /// A local copy of the Compose file at that address, in a folder with everything it comes with. Asked for again for every place that
    /// names the address.
    ///
    /// @param address one that is accepted
    /// @return absolute
    /// @throws Unavailable when it cannot be had, or nobody agreed to fetch it
    Path fetch(String address);

    /// A remote file cannot be had. The message names its address.
    final class Unavailable extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient @Nullable String remedy;

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
