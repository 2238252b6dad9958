package dev.jcompose.model;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// How a service is to be deployed. One machine honours the replicas, the resources and the restart policy; the rest is read and
/// shown.
///
/// @param replicas     null when unset
/// @param limits       null when the file has none; there, but empty, differs from that in the configuration hash
/// @param reservations as `limits`
public record Deploy(
        @Nullable String mode,
        @Nullable Integer replicas,
        SequencedMap<String, String> labels,
        @Nullable Update updateConfig,
        @Nullable Update rollbackConfig,
        @Nullable Resource limits,
        @Nullable Resource reservations,
        @Nullable RestartPolicy restartPolicy,
        Placement placement,
        @Nullable String endpointMode,
        Value.Mapping extensions) {

    public static final Deploy NONE = new Deploy(null, null, new LinkedHashMap<>(), null, null, null, null, null, Placement.NONE,
            null, Value.Mapping.EMPTY);

    public Deploy {
        labels = Ordered.copy(labels);
    }

    public Deploy withReplicas(@Nullable Integer replicas) {
        return new Deploy(mode, replicas, labels, updateConfig, rollbackConfig, limits, reservations, restartPolicy, placement,
                endpointMode, extensions);
    }

    public Deploy withResources(@Nullable Resource limits, @Nullable Resource reservations) {
        return new Deploy(mode, replicas, labels, updateConfig, rollbackConfig, limits, reservations, restartPolicy, placement,
                endpointMode, extensions);
    }

    public Deploy withRestartPolicy(@Nullable RestartPolicy restartPolicy) {
        return new Deploy(mode, replicas, labels, updateConfig, rollbackConfig, limits, reservations, restartPolicy, placement,
                endpointMode, extensions);
    }

    public Deploy withExtensions(Value.Mapping extensions) {
        return new Deploy(mode, replicas, labels, updateConfig, rollbackConfig, limits, reservations, restartPolicy, placement,
                endpointMode, extensions);
    }

    /// @param cpus   a number of CPUs; null when unset, as the others
    /// @param memory bytes
    /// @param pids   a number of processes
    public record Resource(
            @Nullable Float cpus,
            @Nullable Long memory,
            @Nullable Long pids,
            List<DeviceRequest> devices,
            List<GenericResource> genericResources,
            Value.Mapping extensions) {

        public Resource {
            devices = List.copyOf(devices);
            genericResources = List.copyOf(genericResources);
        }

        public static Resource of(@Nullable Float cpus, @Nullable Long memory, @Nullable Long pids) {
            return new Resource(cpus, memory, pids, List.of(), List.of(), Value.Mapping.EMPTY);
        }
    }

    /// @param kind null, with no value, when the file leaves out what it is about
    public record GenericResource(@Nullable String kind, long value) {}

    /// @param parallelism     null when unset, as what can be null besides
    /// @param maxFailureRatio from 0 to 1
    public record Update(
            @Nullable Long parallelism,
            @Nullable Duration delay,
            @Nullable String failureAction,
            @Nullable Duration monitor,
            @Nullable Float maxFailureRatio,
            @Nullable String order,
            Value.Mapping extensions) {}

    /// @param condition `none`, `on-failure`, `any` and what stands for them; null leaves it to the engine
    public record RestartPolicy(
            @Nullable String condition,
            @Nullable Duration delay,
            @Nullable Long maxAttempts,
            @Nullable Duration window,
            Value.Mapping extensions) {}

    /// @param preferences what containers are spread by
    public record Placement(
            List<String> constraints, List<String> preferences, @Nullable Long maxReplicasPerNode, Value.Mapping extensions) {
        public static final Placement NONE = new Placement(List.of(), List.of(), null, Value.Mapping.EMPTY);

        public Placement {
            constraints = List.copyOf(constraints);
            preferences = List.copyOf(preferences);
        }
    }
}
