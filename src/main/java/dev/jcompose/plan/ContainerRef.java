package dev.jcompose.plan;

import org.jspecify.annotations.Nullable;

/// A container that a step is about.
///
/// @param service its service; empty when it belongs to none that is known
/// @param name    what it is called, or will be called once the plan is done
/// @param id      null when an earlier step of the plan makes it
public record ContainerRef(String service, String name, @Nullable String id) {

    /// A container that a step of the plan makes.
    public static ContainerRef planned(String service, String name) {
        return new ContainerRef(service, name, null);
    }

    @Override
    public String toString() {
        return "container " + name;
    }
}
