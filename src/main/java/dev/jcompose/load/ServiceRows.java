package dev.jcompose.load;

import static dev.jcompose.load.Row.later;
import static dev.jcompose.load.Row.row;
import static dev.jcompose.load.Shape.ANYTHING;
import static dev.jcompose.load.Shape.ANY_SCALAR;
import static dev.jcompose.load.Shape.COMMAND;
import static dev.jcompose.load.Shape.FLAG;
import static dev.jcompose.load.Shape.KEY_VALUES;
import static dev.jcompose.load.Shape.LIST;
import static dev.jcompose.load.Shape.MAPPING;
import static dev.jcompose.load.Shape.MAPPING_OR_NULL;
import static dev.jcompose.load.Shape.NAMES;
import static dev.jcompose.load.Shape.NULLABLE_OPTION;
import static dev.jcompose.load.Shape.NUMBER;
import static dev.jcompose.load.Shape.STRICT_FLAG;
import static dev.jcompose.load.Shape.TEXT;
import static dev.jcompose.load.Shape.TEXT_OR_LIST;
import static dev.jcompose.load.Shape.TEXT_OR_MAPPING;
import static dev.jcompose.load.Shape.WHOLE;
import static dev.jcompose.load.Shape.WHOLE_OR_MAPPING;

import java.util.List;
import java.util.stream.Stream;

/// The attributes of a service that say what it is, what runs in it and when. See [ContainerRows] for how it is wired up.
final class ServiceRows {

    private ServiceRows() {}

    private static final List<Row> SUPPORTED = List.of(
            row("services.*.image", TEXT),
            row("services.*.extends", TEXT_OR_MAPPING),
            row("services.*.platform", TEXT),
            row("services.*.pull_policy", TEXT).checked(Checks::pullPolicy),
            row("services.*.container_name", TEXT).checked(Checks::containerName),
            row("services.*.restart", TEXT),
            row("services.*.scale", WHOLE),
            row("services.*.stop_signal", TEXT),
            row("services.*.stop_grace_period", TEXT),
            row("services.*.profiles", LIST).merged(MergeRule.uniqueBy(Keys::beforeEquals)),
            row("services.*.profiles[]", TEXT),

            row("services.*.build", TEXT_OR_MAPPING).as(ShortForms::build).resolved(HostPaths::build),
            row("services.*.build.context", TEXT).resolved(HostPaths::buildContext),
            row("services.*.build.dockerfile", TEXT),
            row("services.*.build.dockerfile_inline", TEXT),
            row("services.*.build.args", KEY_VALUES).as(ShortForms::keyValues).merged(MergeRule.ENTRIES),
            row("services.*.build.args.*", ANY_SCALAR),
            row("services.*.build.target", TEXT),

            row("services.*.command", COMMAND).as(ShortForms::command).merged(MergeRule.REPLACE),
            row("services.*.command[]", TEXT),
            row("services.*.entrypoint", COMMAND).as(ShortForms::command).merged(MergeRule.REPLACE),
            row("services.*.entrypoint[]", TEXT),
            row("services.*.environment", KEY_VALUES).as(ShortForms::environment).merged(MergeRule.ENTRIES),
            row("services.*.environment.*", ANY_SCALAR),
            row("services.*.env_file", TEXT_OR_LIST).as(ShortForms::envFiles).merged(MergeRule.uniqueBy(Keys::path)),
            row("services.*.env_file[]", TEXT_OR_MAPPING),
            row("services.*.env_file[].path", TEXT).resolved(HostPaths::absolute),
            row("services.*.env_file[].format", TEXT),
            row("services.*.env_file[].required", FLAG),
            row("services.*.working_dir", TEXT),
            row("services.*.user", TEXT),
            row("services.*.init", FLAG),
            row("services.*.tty", FLAG),
            row("services.*.stdin_open", FLAG),
            row("services.*.read_only", FLAG),
            row("services.*.privileged", FLAG),
            row("services.*.cap_add", LIST).merged(MergeRule.uniqueBy(Keys::beforeEquals)),
            row("services.*.cap_add[]", TEXT),
            row("services.*.cap_drop", LIST).merged(MergeRule.uniqueBy(Keys::beforeEquals)),
            row("services.*.cap_drop[]", TEXT),
            row("services.*.sysctls", KEY_VALUES).as(ShortForms::keyValues).merged(MergeRule.ENTRIES),
            row("services.*.sysctls.*", ANY_SCALAR),
            row("services.*.ulimits", MAPPING).merged(MergeRule.ENTRIES),
            row("services.*.ulimits.*", WHOLE_OR_MAPPING),
            row("services.*.ulimits.*.soft", WHOLE),
            row("services.*.ulimits.*.hard", WHOLE),
            row("services.*.labels", KEY_VALUES).as(ShortForms::keyValues).merged(MergeRule.ENTRIES),
            row("services.*.labels.*", ANY_SCALAR),
            row("services.*.logging", MAPPING).merged(MergeRule.LOGGING),
            row("services.*.logging.driver", TEXT),
            row("services.*.logging.options", MAPPING),
            row("services.*.logging.options.*", NULLABLE_OPTION),

            row("services.*.depends_on", NAMES).as(ShortForms::dependencies),
            row("services.*.depends_on[]", TEXT),
            row("services.*.depends_on.*", MAPPING),
            row("services.*.depends_on.*.condition", TEXT).checked(Checks::condition),
            row("services.*.depends_on.*.restart", FLAG),
            row("services.*.depends_on.*.required", STRICT_FLAG),

            row("services.*.healthcheck", MAPPING),
            row("services.*.healthcheck.test", TEXT_OR_LIST).as(ShortForms::healthTest).merged(MergeRule.REPLACE),
            row("services.*.healthcheck.test[]", TEXT),
            row("services.*.healthcheck.interval", TEXT),
            row("services.*.healthcheck.timeout", TEXT),
            row("services.*.healthcheck.retries", NUMBER),
            row("services.*.healthcheck.start_period", TEXT),
            row("services.*.healthcheck.start_interval", TEXT),
            row("services.*.healthcheck.disable", FLAG),

            row("services.*.deploy", MAPPING_OR_NULL),
            row("services.*.deploy.replicas", WHOLE),
            row("services.*.deploy.resources", MAPPING),
            row("services.*.deploy.resources.limits", MAPPING),
            row("services.*.deploy.resources.limits.cpus", NUMBER),
            row("services.*.deploy.resources.limits.memory", TEXT),
            row("services.*.deploy.resources.limits.pids", WHOLE),
            row("services.*.deploy.resources.reservations", MAPPING),
            row("services.*.deploy.resources.reservations.cpus", NUMBER),
            row("services.*.deploy.resources.reservations.memory", TEXT),

            row("services.*.extra_hosts", KEY_VALUES).as(ShortForms::extraHosts).merged(MergeRule.DISTINCT),
            row("services.*.extra_hosts.*", ANYTHING),
            row("services.*.extra_hosts[]", TEXT));

    /// What the specification has besides.
    private static final List<Row> LATER = Stream.of(
            "annotations", "attach", "blkio_config", "cgroup", "cgroup_parent", "cpu_count", "cpu_percent", "cpu_period",
            "cpu_quota", "cpu_rt_period", "cpu_rt_runtime", "cpu_shares", "cpus", "cpuset", "credential_spec", "develop",
            "device_cgroup_rules", "devices", "dns_opt", "dns_search", "domainname", "external_links", "gpus",
            "group_add", "ipc", "isolation", "label_file", "links", "mac_address", "mem_limit", "mem_reservation",
            "mem_swappiness", "memswap_limit", "models", "oom_kill_disable", "oom_score_adj", "pid", "pids_limit",
            "post_start", "pre_start", "pre_stop", "provider", "pull_refresh_after", "runtime", "security_opt", "shm_size",
            "storage_opt", "use_api_socket", "userns_mode", "uts", "volumes_from",
            "build.additional_contexts", "build.cache_from", "build.cache_to", "build.entitlements", "build.extra_hosts",
            "build.isolation", "build.labels", "build.network", "build.no_cache", "build.no_cache_filter", "build.platforms",
            "build.privileged", "build.provenance", "build.pull", "build.sbom", "build.secrets", "build.shm_size",
            "build.ssh", "build.tags", "build.ulimits",
            "deploy.mode", "deploy.endpoint_mode", "deploy.labels", "deploy.update_config", "deploy.rollback_config",
            "deploy.restart_policy", "deploy.placement",
            "deploy.resources.reservations.devices", "deploy.resources.reservations.generic_resources")
            .map(path -> later("services.*." + path)).toList();

    static final List<Row> ROWS = Stream.concat(SUPPORTED.stream(), LATER.stream()).toList();
}
