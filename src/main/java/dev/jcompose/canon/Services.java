package dev.jcompose.canon;

import static dev.jcompose.canon.Parts.bytes;
import static dev.jcompose.canon.Parts.choice;
import static dev.jcompose.canon.Parts.count;
import static dev.jcompose.canon.Parts.flag;
import static dev.jcompose.canon.Parts.map;
import static dev.jcompose.canon.Parts.number;
import static dev.jcompose.canon.Parts.text;
import static dev.jcompose.canon.Parts.texts;
import static dev.jcompose.canon.Parts.words;

import dev.jcompose.model.Service;
import dev.jcompose.model.Value;
import java.util.List;

/// The table of a service's attributes. A new attribute is a row here.
final class Services {

    private Services() {}

    static final Table<Service> SERVICE = Table.extended(Service::extensions)
            .unhashed("profiles", service -> texts(List.copyOf(service.lifecycle().profiles())))
            .row("annotations", (service, form) -> texts(service.process().annotations(), form))
            .row("attach", service -> choice(service.lifecycle().attach()))
            .unhashed("build", (service, form) -> BuildParts.BUILD.writeIfAny(service.build(), form))
            .row("develop", (service, form) -> DeployParts.DEVELOP.writeIfAny(service.develop(), form))
            .row("blkio_config", (service, form) -> ResourceParts.BLOCK_IO.writeIfAny(service.resources().blockIo(), form))
            .row("cap_add", service -> texts(service.confinement().capAdd()))
            .row("cap_drop", service -> texts(service.confinement().capDrop()))
            .row("cgroup_parent", service -> text(service.confinement().cgroupParent()))
            .row("cgroup", service -> text(service.confinement().cgroup()))
            .row("cpu_count", service -> number(service.resources().cpuCount()))
            .row("cpu_percent", service -> Parts.fraction(service.resources().cpuPercent()))
            .row("cpu_period", service -> number(service.resources().cpuPeriod()))
            .row("cpu_quota", service -> number(service.resources().cpuQuota()))
            .row("cpu_rt_period", service -> number(service.resources().cpuRtPeriod()))
            .row("cpu_rt_runtime", service -> number(service.resources().cpuRtRuntime()))
            .row("cpus", service -> Parts.fraction(service.resources().cpus()))
            .row("cpuset", service -> text(service.resources().cpuset()))
            .row("cpu_shares", service -> number(service.resources().cpuShares()))
            .spelled("command", Value.Null.NULL, (service, form) -> words(service.process().command()))
            .row("configs", (service, form) -> ServiceParts.FILE_GRANT.writeAll(service.storage().configs(), form))
            .row("container_name", service -> text(service.lifecycle().containerName()))
            .row("credential_spec", (service, form) ->
                    ResourceParts.CREDENTIAL_SPEC.writeIfAny(service.confinement().credentialSpec(), form))
            .unhashed("depends_on", (service, form) ->
                    map(service.lifecycle().dependsOn(), edge -> ServiceParts.DEPENDENCY.write(edge, form), form))
            .row("deploy", (service, form) -> DeployParts.DEPLOY.writeIfAny(service.deploy(), form))
            .row("device_cgroup_rules", service -> texts(service.confinement().deviceCgroupRules()))
            .row("devices", (service, form) -> ResourceParts.DEVICE.writeAll(service.resources().devices(), form))
            .row("dns", service -> texts(service.networking().dns()))
            .row("dns_opt", service -> texts(service.networking().dnsOpt()))
            .row("dns_search", service -> texts(service.networking().dnsSearch()))
            .row("domainname", service -> text(service.networking().domainname()))
            .spelled("entrypoint", Value.Null.NULL, (service, form) -> words(service.process().entrypoint()))
            .row("provider", (service, form) -> ServiceParts.PROVIDER.writeIfAny(service.provider(), form))
            .row("environment", (service, form) -> texts(service.process().environment(), form))
            .hashed("env_file", service -> ServiceParts.envFiles(service.process().envFiles()))
            .row("expose", service -> texts(service.networking().expose()))
            .row("external_links", service -> texts(service.networking().externalLinks()))
            .row("extra_hosts", service -> texts(service.networking().extraHosts()))
            .row("group_add", service -> texts(service.process().groupAdd()))
            .row("gpus", (service, form) -> ResourceParts.DEVICE_REQUEST.writeAll(service.resources().gpus(), form))
            .row("hostname", service -> text(service.networking().hostname()))
            .row("healthcheck", (service, form) ->
                    ServiceParts.HEALTHCHECK.writeIfAny(service.lifecycle().healthcheck(), form))
            .row("image", service -> text(service.image()))
            .row("init", service -> choice(service.process().init()))
            .row("ipc", service -> text(service.confinement().ipc()))
            .row("isolation", service -> text(service.confinement().isolation()))
            .row("labels", (service, form) -> texts(service.process().labels(), form))
            .hashed("label_file", service -> texts(service.process().labelFiles()))
            .row("links", service -> texts(service.networking().links()))
            .row("logging", (service, form) -> ServiceParts.LOGGING.writeIfAny(service.process().logging(), form))
            .row("mem_limit", service -> bytes(service.resources().memLimit()))
            .row("mem_reservation", service -> bytes(service.resources().memReservation()))
            .row("memswap_limit", service -> bytes(service.resources().memswapLimit()))
            .row("mem_swappiness", service -> bytes(service.resources().memSwappiness()))
            .row("mac_address", service -> text(service.networking().macAddress()))
            .row("models", (service, form) -> map(service.models(),
                    use -> use == null ? Value.Null.NULL : ServiceParts.MODEL_USE.write(use, form), form))
            .row("network_mode", service -> text(service.networking().networkMode()))
            .row("networks", (service, form) -> map(service.networking().networks(),
                    attachment -> attachment == null ? Value.Null.NULL : ServiceParts.ATTACHMENT.write(attachment, form), form))
            .row("oom_kill_disable", service -> flag(service.resources().oomKillDisable()))
            .row("oom_score_adj", service -> number(service.resources().oomScoreAdj()))
            .row("pid", service -> text(service.confinement().pid()))
            .row("pids_limit", service -> number(service.resources().pidsLimit()))
            .row("platform", service -> text(service.process().platform()))
            .row("ports", (service, form) -> ServiceParts.PORT.writeAll(service.networking().ports(), form))
            .row("privileged", service -> flag(service.confinement().privileged()))
            .unhashed("pull_policy", service -> text(service.lifecycle().pullPolicy()))
            .row("read_only", service -> flag(service.confinement().readOnly()))
            .row("restart", service -> text(service.lifecycle().restart()))
            .row("runtime", service -> text(service.confinement().runtime()))
            .unhashed("scale", service -> count(service.lifecycle().scale()))
            .row("secrets", (service, form) -> ServiceParts.FILE_GRANT.writeAll(service.storage().secrets(), form))
            .row("security_opt", service -> texts(service.confinement().securityOpt()))
            .row("shm_size", service -> bytes(service.resources().shmSize()))
            .row("stdin_open", service -> flag(service.process().stdinOpen()))
            .row("stop_grace_period", service -> Parts.duration(service.lifecycle().stopGracePeriod()))
            .row("stop_signal", service -> text(service.lifecycle().stopSignal()))
            .row("storage_opt", (service, form) -> texts(service.storage().storageOpt(), form))
            .row("sysctls", (service, form) -> texts(service.confinement().sysctls(), form))
            .row("tmpfs", service -> texts(service.storage().tmpfs()))
            .row("tty", service -> flag(service.process().tty()))
            .row("ulimits", (service, form) ->
                    map(service.resources().ulimits(), limit -> ServiceParts.ulimit(limit, form), form))
            .row("use_api_socket", service -> flag(service.confinement().useApiSocket()))
            .row("user", service -> text(service.process().user()))
            .row("userns_mode", service -> text(service.confinement().usernsMode()))
            .row("uts", service -> text(service.confinement().uts()))
            .row("volumes", (service, form) -> Mounts.MOUNT.writeAll(service.storage().volumes(), form))
            .row("volumes_from", service -> texts(service.storage().volumesFrom()))
            .row("working_dir", service -> text(service.process().workingDir()))
            .row("pre_start", (service, form) -> ServiceParts.PRE_START.writeAll(service.hooks().preStart(), form))
            .row("post_start", (service, form) -> ServiceParts.HOOK.writeAll(service.hooks().postStart(), form))
            .row("pre_stop", (service, form) -> ServiceParts.HOOK.writeAll(service.hooks().preStop(), form));
}
