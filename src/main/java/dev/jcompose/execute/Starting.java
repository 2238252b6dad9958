package dev.jcompose.execute;

import dev.jcompose.plan.ContainerRef;

/// Is told of a container right before it is started, so that nothing it writes is missed.
@FunctionalInterface
public interface Starting {

    Starting UNHEARD = (container, id) -> {};

    void starting(ContainerRef container, String id);

    /// Is told that it could not be started after all.
    default void failed(ContainerRef container, String id) {}
}
