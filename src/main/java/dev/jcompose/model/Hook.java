package dev.jcompose.model;

import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A command that runs at a moment of a container's life.
///
/// @param command     null only where a hook may be without one (`pre_start`: the image's)
/// @param image       `pre_start` only: the image to run it in; null for the service's own
/// @param environment sorted; a null value takes it out
/// @param perReplica  `pre_start` only: once a replica instead of once a service
public record Hook(
        @Nullable List<String> command,
        @Nullable String image,
        @Nullable String user,
        boolean privileged,
        @Nullable String workingDir,
        SequencedMap<String, @Nullable String> environment,
        boolean perReplica,
        Value.Mapping extensions) {

    public Hook {
        command = command == null ? null : List.copyOf(command);
        environment = Ordered.copy(environment);
    }

    public Hook withImage(@Nullable String image) {
        return new Hook(command, image, user, privileged, workingDir, environment, perReplica, extensions);
    }

    /// The hooks of a service, each list in the order in which they run.
    ///
    /// @param preStart  before the service's containers start, in a container of their own
    /// @param postStart in each container, once it has started
    /// @param preStop   in each container, before it is stopped
    public record Hooks(List<Hook> preStart, List<Hook> postStart, List<Hook> preStop) {
        public static final Hooks NONE = new Hooks(List.of(), List.of(), List.of());

        public Hooks {
            preStart = List.copyOf(preStart);
            postStart = List.copyOf(postStart);
            preStop = List.copyOf(preStop);
        }
    }
}
