package dev.jcompose.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A container as the engine inspects it.
///
/// @param running       true also while it is being restarted by the engine
/// @param error         why the engine could not start it; empty when it could
/// @param restartPolicy `no`, `always`, `unless-stopped`, `on-failure`
/// @param maxRetries    of `on-failure`; 0 for no limit
/// @param restartCount  how often the engine has restarted it since it was started
/// @param probes        the last results of its health check, oldest first
public record ContainerDetails(
        String id,
        String name,
        String imageId,
        ContainerState state,
        boolean running,
        int exitCode,
        String error,
        boolean oomKilled,
        @Nullable String startedAt,
        boolean tty,
        Health health,
        List<Probe> probes,
        String restartPolicy,
        int maxRetries,
        int restartCount) {

    public ContainerDetails {
        probes = List.copyOf(probes);
    }

    /// One run of the health check.
    public record Probe(int exitCode, String output) {}
}
