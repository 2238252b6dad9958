package dev.jcompose.reconcile;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How to start containers that are there.
///
/// @param services    those that were named, started with what they need; empty for all
/// @param awaitReady  whether to wait until everything that was meant runs, is healthy or has done its job
/// @param waitTimeout for all waiting; null for no limit
public record StartOptions(Set<String> services, boolean awaitReady, @Nullable Duration waitTimeout) {

    public StartOptions {
        services = Set.copyOf(services);
    }

    public static StartOptions of(Set<String> services) {
        return new StartOptions(services, false, null);
    }
}
