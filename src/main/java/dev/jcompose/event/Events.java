package dev.jcompose.event;

/// Takes events as they happen, from any thread, one at a time per event; must not block for long and must not throw.
@FunctionalInterface
public interface Events {

    /// Hears nothing.
    Events NONE = event -> {};

    void on(Event event);
}
