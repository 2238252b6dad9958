package dev.jcompose.reconcile;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How to take a project away.
///
/// @param services      those that were named, with what depends on them; empty for all
/// @param volumes       whether the project's own named volumes and the containers' anonymous ones are removed as well
/// @param images        which images are removed as well
/// @param removeOrphans whether containers of services that the files do not know are removed as well
/// @param timeout       how long a container may take to stop; null for its own setting
public record DownOptions(Set<String> services, boolean volumes, Images images, boolean removeOrphans, @Nullable Duration timeout) {

    public static final DownOptions DEFAULTS = new DownOptions(Set.of(), false, Images.NONE, false, null);

    public DownOptions {
        services = Set.copyOf(services);
    }

    /// Which images `down` removes.
    public enum Images {
        NONE,
        /// Those that were built for the project.
        LOCAL,
        /// Every image a service uses.
        ALL
    }
}
