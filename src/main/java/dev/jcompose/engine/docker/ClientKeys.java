package dev.jcompose.engine.docker;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What the docker client's settings say about how people like it.
public final class ClientKeys {

    private ClientKeys() {}

    /// What lets go of a container: `ctrl-x,x`; empty when the settings say nothing of it.
    ///
    /// @param folder the client's; null for none
    public static String detach(@Nullable Path folder) {
        return ClientSettings.read(folder).text("detachKeys");
    }

    /// A template for a list: `psFormat`, `statsFormat`; empty when the settings say nothing of it.
    ///
    /// @param folder the client's; null for none
    public static String format(@Nullable Path folder, String key) {
        return ClientSettings.read(folder).text(key);
    }
}
