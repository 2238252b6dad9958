package dev.jcompose.plan;

/// That a container shares the network of another one, whose ID may only be known once the plan runs
/// (`network_mode: service:db`). The ID is part of the configuration hash, as in Docker Compose, so the hash is completed then too.
///
/// @param of        whose network it shares
/// @param hashInput what the configuration hash is made over, with [#PLACEHOLDER] where the ID belongs
public record SharedNetwork(ContainerRef of, String hashInput) {

    /// Stands for the other container's ID, in `hashInput` and in the spec's network mode.
    public static final String PLACEHOLDER = "(ID)";
}
