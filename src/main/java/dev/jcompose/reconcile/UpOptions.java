package dev.jcompose.reconcile;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How to bring a project up. [#DEFAULTS] and the `with...` methods give all there is.
///
/// @param services       those that were named; empty when all are meant. The project holds them and what they need.
/// @param recreate       when a container of a named service is replaced
/// @param recreateDependencies likewise for the services they need
/// @param build          what is done about images with a `build` section
/// @param pull           null for each service's own policy; else `always`, `missing` or `never` for all
/// @param start          false creates only
/// @param awaitReady         whether to wait until everything runs, is healthy or has done its job
/// @param waitTimeout    for all waiting; null for no limit
/// @param scale          service to its number of containers, over what the file says
/// @param removeOrphans  whether containers of services that the files no longer know are removed
/// @param ignoreOrphans  whether they are not even mentioned
/// @param renewAnonymousVolumes whether replaced containers get new anonymous volumes
/// @param stopTimeout    for containers that are replaced; null for each one's own
/// @param seedFrom       the project whose volumes those that are missing are filled from; null when they begin empty
/// @param renewedVolumes names of volumes that are made anew, losing their data, where their definition changed: somebody agreed
public record UpOptions(
        Set<String> services,
        Recreate recreate,
        Recreate recreateDependencies,
        Build build,
        @Nullable String pull,
        boolean start,
        boolean awaitReady,
        @Nullable Duration waitTimeout,
        Map<String, Integer> scale,
        boolean removeOrphans,
        boolean ignoreOrphans,
        boolean renewAnonymousVolumes,
        @Nullable Duration stopTimeout,
        @Nullable String seedFrom,
        Set<String> renewedVolumes) {

    public static final UpOptions DEFAULTS = new UpOptions(Set.of(), Recreate.DIVERGED, Recreate.DIVERGED, Build.WHEN_MISSING, null,
            true, false, null, Map.of(), false, false, false, null);

    /// With volumes that begin empty.
    public UpOptions(Set<String> services, Recreate recreate, Recreate recreateDependencies, Build build, @Nullable String pull, boolean start,
            boolean awaitReady, @Nullable Duration waitTimeout, Map<String, Integer> scale, boolean removeOrphans, boolean ignoreOrphans,
            boolean renewAnonymousVolumes, @Nullable Duration stopTimeout) {
        this(services, recreate, recreateDependencies, build, pull, start, awaitReady, waitTimeout, scale, removeOrphans, ignoreOrphans,
                renewAnonymousVolumes, stopTimeout, null, Set.of());
    }

    public UpOptions {
        services = Set.copyOf(services);
        scale = Map.copyOf(scale);
        renewedVolumes = Set.copyOf(renewedVolumes);
    }

    public UpOptions withServices(Set<String> named) {
        return new UpOptions(named, recreate, recreateDependencies, build, pull, start, awaitReady, waitTimeout, scale, removeOrphans,
                ignoreOrphans, renewAnonymousVolumes, stopTimeout, seedFrom, renewedVolumes);
    }

    public UpOptions withScale(Map<String, Integer> wanted) {
        return new UpOptions(services, recreate, recreateDependencies, build, pull, start, awaitReady, waitTimeout, wanted, removeOrphans,
                ignoreOrphans, renewAnonymousVolumes, stopTimeout, seedFrom, renewedVolumes);
    }

    public UpOptions withStart(boolean wanted) {
        return new UpOptions(services, recreate, recreateDependencies, build, pull, wanted, awaitReady, waitTimeout, scale, removeOrphans,
                ignoreOrphans, renewAnonymousVolumes, stopTimeout, seedFrom, renewedVolumes);
    }

    public UpOptions withSeedFrom(@Nullable String project) {
        return new UpOptions(services, recreate, recreateDependencies, build, pull, start, awaitReady, waitTimeout, scale, removeOrphans,
                ignoreOrphans, renewAnonymousVolumes, stopTimeout, project, renewedVolumes);
    }

    public UpOptions withRenewedVolumes(Set<String> names) {
        return new UpOptions(services, recreate, recreateDependencies, build, pull, start, awaitReady, waitTimeout, scale, removeOrphans,
                ignoreOrphans, renewAnonymousVolumes, stopTimeout, seedFrom, names);
    }

    /// When a container that exists is replaced.
    public enum Recreate {
        /// When it is no longer what the file says.
        DIVERGED,
        ALWAYS,
        NEVER
    }

    /// What is done about images with a `build` section.
    public enum Build {
        WHEN_MISSING,
        ALWAYS,
        NEVER
    }
}
