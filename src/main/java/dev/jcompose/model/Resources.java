package dev.jcompose.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// How much of the machine a container may use, and which of its devices. Numbers are null when unset; 0 means the same.
///
/// @param cpuCount       Windows only
/// @param cpuPercent     Windows only, 0 to 100
/// @param cpuRtPeriod    microseconds, as `cpuRtRuntime`
/// @param cpus           a number of CPUs
/// @param cpuset         `0-3` or `0,1`
/// @param memLimit       bytes, as the other sizes
/// @param memswapLimit   bytes; -1 for no limit
/// @param memSwappiness  0 to 100; 0 cannot be told from unset
/// @param gpus           what to ask of the engine's device drivers
public record Resources(
        @Nullable BlockIo blockIo,
        @Nullable Long cpuCount,
        @Nullable Float cpuPercent,
        @Nullable Long cpuPeriod,
        @Nullable Long cpuQuota,
        @Nullable Long cpuRtPeriod,
        @Nullable Long cpuRtRuntime,
        @Nullable Float cpus,
        @Nullable String cpuset,
        @Nullable Long cpuShares,
        @Nullable Long memLimit,
        @Nullable Long memReservation,
        @Nullable Long memswapLimit,
        @Nullable Long memSwappiness,
        boolean oomKillDisable,
        @Nullable Long oomScoreAdj,
        @Nullable Long pidsLimit,
        @Nullable Long shmSize,
        SequencedMap<String, Ulimit> ulimits,
        List<Device> devices,
        List<DeviceRequest> gpus) {

    public static final Resources NONE = new Resources(null, null, null, null, null, null, null, null, null, null, null, null,
            null, null, false, null, null, null, new LinkedHashMap<>(), List.of(), List.of());

    public Resources {
        ulimits = Ordered.copy(ulimits);
        devices = List.copyOf(devices);
        gpus = List.copyOf(gpus);
    }
}
