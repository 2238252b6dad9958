package dev.jcompose.load;

import dev.jcompose.model.BlockIo;
import dev.jcompose.model.Confinement;
import dev.jcompose.model.Device;
import dev.jcompose.model.DeviceRequest;
import dev.jcompose.model.Resources;
import dev.jcompose.model.Ulimit;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How much of the machine a service may use, and what separates its containers from it.
final class ResourcesBinder {
    private final Fields fields;

    ResourcesBinder(Fields fields) {
        this.fields = fields;
    }

    Resources resources() {
        return new Resources(blockIo(), fields.castNumber("cpu_count"), fields.castFraction("cpu_percent"), fields.castNumber("cpu_period"),
                fields.castNumber("cpu_quota"), fields.castNumber("cpu_rt_period"), fields.castNumber("cpu_rt_runtime"), fields.castFraction("cpus"),
                fields.word("cpuset"), fields.castNumber("cpu_shares"), fields.bytes("mem_limit"), fields.bytes("mem_reservation"),
                fields.bytes("memswap_limit"), fields.bytes("mem_swappiness"), fields.isTrue("oom_kill_disable"),
                fields.castNumber("oom_score_adj"), fields.castNumber("pids_limit"), fields.bytes("shm_size"), ulimits(fields), devices(),
                requests(fields, "gpus"));
    }

    Confinement confinement() {
        return new Confinement(fields.isTrue("privileged"), fields.isTrue("read_only"), fields.texts("cap_add"),
                fields.texts("cap_drop"), fields.texts("security_opt"), fields.entries("sysctls"),
                fields.texts("device_cgroup_rules"), fields.word("cgroup"), fields.word("cgroup_parent"), fields.word("ipc"),
                fields.word("pid"), fields.word("uts"), fields.word("userns_mode"), fields.word("isolation"), fields.word("runtime"),
                credentialSpec(), fields.isTrue("use_api_socket"));
    }

    private Confinement.@Nullable CredentialSpec credentialSpec() {
        var spec = fields.inside("credential_spec");
        return spec.origin() == null ? null
                : new Confinement.CredentialSpec(spec.word("config"), spec.word("file"), spec.word("registry"), spec.extensions());
    }

    private @Nullable BlockIo blockIo() {
        var io = fields.inside("blkio_config");
        if (io.origin() == null) {
            return null;
        }
        var weights = io.items("weight_device").stream().map(device -> {
            var weight = device.unsigned("weight", 16);
            return new BlockIo.Weight(text(device, "path"), weight == null ? 0 : weight.intValue());
        }).toList();
        var weight = io.unsigned("weight", 16);
        return new BlockIo(weight == null ? null : weight.intValue(), weights, rates(io, "device_read_bps"), rates(io, "device_read_iops"),
                rates(io, "device_write_bps"), rates(io, "device_write_iops"), io.extensions());
    }

    private static List<BlockIo.Rate> rates(Fields io, String key) {
        return io.items(key).stream().map(device -> {
            var rate = device.bytes("rate");
            return new BlockIo.Rate(text(device, "path"), rate == null ? 0 : rate);
        }).toList();
    }

    private static String text(Fields fields, String key) {
        var text = fields.text(key);
        return text == null ? "" : text;
    }

    private List<Device> devices() {
        return fields.items("devices").stream().map(device -> new Device(text(device, "source"), device.word("target"),
                device.word("permissions"), device.extensions())).toList();
    }

    /// Those who say neither how many nor which want all.
    static List<DeviceRequest> requests(Fields fields, String key) {
        var requests = new ArrayList<DeviceRequest>();
        for (var request : fields.items(key)) {
            boolean counted = request.has("count");
            if (counted && request.has("device_ids")) {
                fields.problems().add(request.place("device_ids"), request.path(), "%s: \"count\" and \"device_ids\" attributes are exclusive"
                        .formatted(request.path().replaceAll("\\[\\d+]", ".[]")), "say either how many devices or which");
            }
            requests.add(new DeviceRequest(request.texts("capabilities"), request.word("driver"),
                    counted ? request.count("count") : request.has("device_ids") ? null : Long.valueOf(-1), request.texts("device_ids"),
                    request.entries("options")));
        }
        return requests;
    }

    static SequencedMap<String, Ulimit> ulimits(Fields fields) {
        var ulimits = new TreeMap<String, Ulimit>();
        var written = fields.inside("ulimits");
        for (var limit : written.keys()) {
            var pair = written.inside(limit);
            if (pair.origin() == null) {
                var both = written.limit(limit);
                if (both != null) {
                    ulimits.put(limit, Ulimit.of(both));
                }
                continue;
            }
            var soft = pair.limit("soft");
            var hard = pair.limit("hard");
            if (soft != null && hard != null) {
                ulimits.put(limit, new Ulimit(false, soft, hard));
            } else if (!pair.has("soft") || !pair.has("hard")) {
                var place = pair.origin();
                fields.problems().add(place, pair.path(), "validating %s: %s must be a integer or string".formatted(place.file(), pair.path()),
                        "or give both soft and hard");
            }
        }
        return ulimits;
    }
}
