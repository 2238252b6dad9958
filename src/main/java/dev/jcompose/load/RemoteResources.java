package dev.jcompose.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

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
        public Path fetch(String address) throws IOException {
            throw new IOException("%s: remote Compose files are not available here; fetch it and name the local file".formatted(address));
        }
    };

    /// Whether this text is an address, not a path. Looks at nothing but the text.
    boolean accepts(String address);

    /// A local copy of the Compose file at that address, in a folder with everything it comes with. Asked for again for every place that
    /// names the address.
    ///
    /// @return absolute
    /// @throws IOException when there is none to be had; its message says all that the user is told
    Path fetch(String address) throws IOException;
}
