package dev.jcompose.reconcile;

import dev.jcompose.model.BlockIo;
import dev.jcompose.model.Deploy;
import dev.jcompose.model.Device;
import dev.jcompose.model.DeviceRequest;
import dev.jcompose.model.Resources;
import dev.jcompose.model.Service;
import dev.jcompose.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The entries of `HostConfig` that share out the machine. What `deploy` says goes before the service's own.
final class Limits {

    /// `vendor.com/class=name`: a device that the Container Device Interface describes.
    private static final Pattern CDI =
            Pattern.compile("[A-Za-z](?:[\\w.-]*[A-Za-z0-9])?/[A-Za-z](?:[\\w-]*[A-Za-z0-9])?=[A-Za-z0-9](?:[\\w.:-]*[A-Za-z0-9])?");

    private Limits() {}

    static void add(Service service, Value.Builder host) {
        var own = service.resources();
        var deploy = service.deploy() == null ? Deploy.NONE : service.deploy();
        var limits = deploy.limits() == null ? Deploy.Resource.of(null, null, null) : deploy.limits();
        var reserved = deploy.reservations() == null ? Deploy.Resource.of(null, null, null) : deploy.reservations();
        host.putIfAny("CgroupParent", service.confinement().cgroupParent())
                .putIfAny("Memory", set(limits.memory(), own.memLimit()))
                .putIfAny("MemorySwap", set(own.memswapLimit()))
                .putIfAny("MemorySwappiness", set(own.memSwappiness()))
                .putIfAny("MemoryReservation", set(reserved.memory(), own.memReservation()))
                .put("OomKillDisable", own.oomKillDisable())
                .putIfAny("OomScoreAdj", set(own.oomScoreAdj()))
                .putIfAny("CpuCount", set(own.cpuCount()))
                .putIfAny("CpuPercent", own.cpuPercent() == null ? null : set((long) (own.cpuPercent() * 100)))
                .putIfAny("CpuPeriod", set(own.cpuPeriod()))
                .putIfAny("CpuQuota", set(own.cpuQuota()))
                .putIfAny("CpuRealtimePeriod", set(own.cpuRtPeriod()))
                .putIfAny("CpuRealtimeRuntime", set(own.cpuRtRuntime()))
                .putIfAny("CpuShares", set(own.cpuShares()))
                .putIfAny("CpusetCpus", own.cpuset())
                .putIfAny("NanoCpus", set(nano(limits.cpus()), nano(own.cpus())))
                .putIfAny("PidsLimit", limits.pids() != null && limits.pids() > 0 ? limits.pids() : set(own.pidsLimit()))
                .putIfAny("ShmSize", set(own.shmSize()))
                .putIfAny("DeviceCgroupRules", service.confinement().deviceCgroupRules());
        if (own.blockIo() != null) {
            blockIo(own.blockIo(), host);
        }
        devices(own, reserved.devices(), host);
        ulimits(own, host);
    }

    /// The first that is set; 0 means unset.
    private static @Nullable Long set(@Nullable Long... values) {
        for (var value : values) {
            if (value != null && value != 0) {
                return value;
            }
        }
        return null;
    }

    /// In single precision, as Docker Compose reckons.
    private static @Nullable Long nano(@Nullable Float cpus) {
        return cpus == null ? null : Long.valueOf((long) (cpus * 1e9f));
    }

    private static void blockIo(BlockIo io, Value.Builder host) {
        host.putIfAny("BlkioWeight", io.weight() == null ? null : set(io.weight().longValue()));
        put(host, "BlkioWeightDevice", io.weightDevice(), device ->
                Value.mapping().put("Path", device.path()).put("Weight", device.weight()).build());
        put(host, "BlkioDeviceReadBps", io.deviceReadBps(), Limits::rate);
        put(host, "BlkioDeviceReadIOps", io.deviceReadIops(), Limits::rate);
        put(host, "BlkioDeviceWriteBps", io.deviceWriteBps(), Limits::rate);
        put(host, "BlkioDeviceWriteIOps", io.deviceWriteIops(), Limits::rate);
    }

    private static Value rate(BlockIo.Rate device) {
        return Value.mapping().put("Path", device.path()).put("Rate", device.rate()).build();
    }

    private static void devices(Resources own, List<DeviceRequest> reserved, Value.Builder host) {
        put(host, "Devices", own.devices().stream().filter(device -> !isCdi(device)).toList(), device -> Value.mapping()
                .put("PathOnHost", device.source())
                .put("PathInContainer", target(device))
                .put("CgroupPermissions", device.permissions() == null ? "" : device.permissions())
                .build());
        var requests = new ArrayList<Value>();
        reserved.forEach(request -> requests.add(request(request, request.capabilities())));
        var cdi = own.devices().stream().filter(Limits::isCdi).map(Device::source).toList();
        if (!cdi.isEmpty()) {
            requests.add(Value.mapping().put("Driver", "cdi").putIfAny("DeviceIDs", cdi).build());
        }
        for (var request : own.gpus()) {
            var capabilities = new ArrayList<>(request.capabilities());
            capabilities.add("gpu");
            requests.add(request(request, capabilities));
        }
        put(host, "DeviceRequests", requests, request -> request);
    }

    private static Value request(DeviceRequest request, List<String> capabilities) {
        return Value.mapping()
                .putIfAny("Driver", request.driver())
                .putIfAny("Count", request.count())
                .putIfAny("DeviceIDs", request.ids())
                .put("Capabilities", new Value.Items(List.of(Value.texts(capabilities))))
                .putIfAny("Options", request.options())
                .build();
    }

    private static String target(Device device) {
        return device.target() == null ? device.source() : device.target();
    }

    static boolean isCdi(Device device) {
        return target(device).equals(device.source()) && CDI.matcher(device.source()).matches();
    }

    private static void ulimits(Resources own, Value.Builder host) {
        put(host, "Ulimits", List.copyOf(new TreeMap<>(own.ulimits()).entrySet()), limit -> Value.mapping()
                .put("Name", limit.getKey()).put("Soft", limit.getValue().soft()).put("Hard", limit.getValue().hard()).build());
    }

    private static <T> void put(Value.Builder host, String key, List<T> items, Function<T, Value> form) {
        if (!items.isEmpty()) {
            host.put(key, new Value.Items(items.stream().map(form).toList()));
        }
    }
}
