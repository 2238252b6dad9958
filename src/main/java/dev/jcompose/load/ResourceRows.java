package dev.jcompose.load;

import static dev.jcompose.load.Row.row;
import static dev.jcompose.load.Shape.ANY_SCALAR;
import static dev.jcompose.load.Shape.FLAG;
import static dev.jcompose.load.Shape.KEY_VALUES;
import static dev.jcompose.load.Shape.LIST;
import static dev.jcompose.load.Shape.MAPPING;
import static dev.jcompose.load.Shape.NUMBER;
import static dev.jcompose.load.Shape.STRICT_FLAG;
import static dev.jcompose.load.Shape.TEXT;
import static dev.jcompose.load.Shape.TEXT_OR_LIST;
import static dev.jcompose.load.Shape.TEXT_OR_MAPPING;
import static dev.jcompose.load.Shape.TEXT_OR_NULL;
import static dev.jcompose.load.Shape.WHOLE;
import static dev.jcompose.load.Shape.WHOLE_IN_RANGE;
import static dev.jcompose.load.Shape.WHOLE_OR_MAPPING;

import java.util.List;
import java.util.stream.Stream;

/// How much of the machine a service's containers may use, and what separates them from it.
final class ResourceRows {

    private ResourceRows() {}

    private static final List<Row> LIMITS = List.of(
            row("services.*.cpu_count", WHOLE_IN_RANGE).checked(Checks.between(0, Long.MAX_VALUE)),
            row("services.*.cpu_percent", WHOLE_IN_RANGE).checked(Checks.between(0, 100)),
            row("services.*.cpu_period", NUMBER),
            row("services.*.cpu_quota", NUMBER),
            row("services.*.cpu_rt_period", NUMBER),
            row("services.*.cpu_rt_runtime", NUMBER),
            row("services.*.cpu_shares", NUMBER),
            row("services.*.cpus", NUMBER),
            row("services.*.cpuset", TEXT),
            row("services.*.mem_limit", NUMBER),
            row("services.*.mem_reservation", WHOLE),
            row("services.*.mem_swappiness", WHOLE),
            row("services.*.memswap_limit", NUMBER),
            row("services.*.oom_kill_disable", FLAG),
            row("services.*.oom_score_adj", WHOLE_IN_RANGE).checked(Checks.between(-1000, 1000)),
            row("services.*.pids_limit", NUMBER),
            row("services.*.shm_size", NUMBER),
            row("services.*.storage_opt", MAPPING),
            row("services.*.storage_opt.*", ANY_SCALAR),
            row("services.*.ulimits", MAPPING).merged(MergeRule.ENTRIES),
            row("services.*.ulimits.*", WHOLE_OR_MAPPING),
            row("services.*.ulimits.*.soft", WHOLE),
            row("services.*.ulimits.*.hard", WHOLE),
            row("services.*.blkio_config", MAPPING),
            row("services.*.blkio_config.weight", WHOLE),
            row("services.*.blkio_config.weight_device", LIST),
            row("services.*.blkio_config.weight_device[]", MAPPING),
            row("services.*.blkio_config.weight_device[].path", TEXT),
            row("services.*.blkio_config.weight_device[].weight", WHOLE),
            row("services.*.devices", LIST).as(ShortForms::devices).merged(MergeRule.uniqueBy(Keys::target)),
            row("services.*.devices[]", TEXT_OR_MAPPING).requiring("source"),
            row("services.*.devices[].source", TEXT),
            row("services.*.devices[].target", TEXT),
            row("services.*.devices[].permissions", TEXT));

    private static final List<Row> CONFINEMENT = List.of(
            row("services.*.privileged", FLAG),
            row("services.*.read_only", FLAG),
            row("services.*.cap_add", LIST).merged(MergeRule.uniqueBy(Keys::beforeEquals)),
            row("services.*.cap_add[]", TEXT),
            row("services.*.cap_drop", LIST).merged(MergeRule.uniqueBy(Keys::beforeEquals)),
            row("services.*.cap_drop[]", TEXT),
            row("services.*.security_opt", LIST).distinct(),
            row("services.*.security_opt[]", TEXT),
            row("services.*.sysctls", KEY_VALUES).as(ShortForms::keyValues).merged(MergeRule.ENTRIES),
            row("services.*.sysctls.*", ANY_SCALAR),
            row("services.*.device_cgroup_rules", LIST).distinct(),
            row("services.*.device_cgroup_rules[]", TEXT),
            row("services.*.cgroup", TEXT).checked(Checks::cgroup),
            row("services.*.cgroup_parent", TEXT),
            row("services.*.ipc", TEXT),
            row("services.*.pid", TEXT_OR_NULL),
            row("services.*.uts", TEXT),
            row("services.*.userns_mode", TEXT),
            row("services.*.isolation", TEXT),
            row("services.*.runtime", TEXT),
            row("services.*.use_api_socket", STRICT_FLAG),
            row("services.*.credential_spec", MAPPING).shown(),
            row("services.*.credential_spec.config", TEXT),
            row("services.*.credential_spec.file", TEXT),
            row("services.*.credential_spec.registry", TEXT));

    static final List<Row> ROWS = Stream.of(LIMITS, CONFINEMENT, rates("device_read_bps"), rates("device_read_iops"),
            rates("device_write_bps"), rates("device_write_iops"), gpus()).flatMap(List::stream).toList();

    private static List<Row> rates(String key) {
        var path = "services.*.blkio_config." + key;
        return List.of(row(path, LIST), row(path + "[]", MAPPING), row(path + "[].path", TEXT), row(path + "[].rate", WHOLE));
    }

    private static List<Row> gpus() {
        return deviceRequests(row("services.*.gpus", TEXT_OR_LIST).checked(Checks::gpus).as(ShortForms::gpus));
    }

    /// A list of requests to device drivers at that path.
    ///
    /// @param required what each must say
    static List<Row> deviceRequests(String path, String required) {
        return deviceRequests(row(path, LIST), required);
    }

    private static List<Row> deviceRequests(Row list, String... required) {
        var item = list.path() + "[]";
        return List.of(
                list,
                row(item, MAPPING).requiring(required),
                row(item + ".capabilities", LIST).distinct(),
                row(item + ".capabilities[]", TEXT),
                row(item + ".count", WHOLE),
                row(item + ".device_ids", LIST).distinct(),
                row(item + ".device_ids[]", TEXT),
                row(item + ".driver", TEXT),
                row(item + ".options", KEY_VALUES).as(ShortForms::keyValues).merged(MergeRule.ENTRIES),
                row(item + ".options.*", ANY_SCALAR));
    }
}
