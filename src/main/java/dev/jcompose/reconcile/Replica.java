package dev.jcompose.reconcile;

import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.ContainerState;
import dev.jcompose.engine.Health;
import dev.jcompose.model.Service;
import dev.jcompose.plan.ContainerRef;
import org.jspecify.annotations.Nullable;

/// One container that a service is to have, and what becomes of it.
///
/// @param name     what it will be called
/// @param existing null when it has to be made
/// @param replace  why the existing one is replaced; null when it stays
record Replica(Service service, int number, String name, @Nullable ContainerInfo existing, @Nullable String replace) {

    boolean isKept() {
        return existing != null && replace == null;
    }

    /// Whether it stays and runs already.
    boolean isRunning() {
        return existing != null && isKept() && existing.isUp();
    }

    /// Whether a command can be run in it: neither paused nor between two runs.
    boolean takesCommands() {
        return existing != null && existing.state() == ContainerState.RUNNING;
    }

    boolean isHealthy() {
        return isRunning() && existing != null && existing.health() == Health.HEALTHY;
    }

    /// Whether it stays and its last run ended well.
    boolean hasSucceeded() {
        return existing != null && isKept() && existing.state() == ContainerState.EXITED && existing.exitCode() == 0;
    }

    ContainerRef ref() {
        return new ContainerRef(service.name(), name, existing != null && isKept() ? existing.id() : null);
    }
}
