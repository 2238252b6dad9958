package dev.jcompose.engine.docker;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The keys that the docker client's settings name.
public final class ClientKeys {

    private ClientKeys() {}

    /// What lets go of a container: `ctrl-x,x`; empty when the settings say nothing of it.
    ///
    /// @param folder the client's; null for none
    public static String detach(@Nullable Path folder) {
        return ClientSettings.read(folder).text("detachKeys");
    }
}
