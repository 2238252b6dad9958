package dev.jcompose.engine;

import java.util.Locale;

/// What the engine's probes say of a container.
public enum Health {
    /// It has no health check.
    NONE,
    STARTING,
    HEALTHY,
    UNHEALTHY;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
