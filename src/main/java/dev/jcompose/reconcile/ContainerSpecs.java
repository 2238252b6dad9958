package dev.jcompose.reconcile;

import dev.jcompose.engine.ContainerSpec;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import dev.jcompose.model.Value;
import dev.jcompose.observe.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the engine is asked to make for a service: an attribute is a line here, under the Engine API's own name.
final class ContainerSpecs {

    private static final String DEFAULT_PLATFORM = "DOCKER_DEFAULT_PLATFORM";

    private final Project project;
    private final Snapshot snapshot;
    private final Others others;

    /// The containers of services that a container may name.
    interface Others {
        /// The ID of the one that stands for a service, or what stands for it until it is known.
        String idOf(String service);

        /// The names of all containers of a service.
        List<String> namesOf(String service);
    }

    ContainerSpecs(Project project, Snapshot snapshot, Others others) {
        this.project = project;
        this.snapshot = snapshot;
        this.others = others;
    }

    /// @param number    of the replica
    /// @param name      the container's
    /// @param hash      the configuration hash, provisional where it is made over a container that is not there yet
    /// @param imageId   null while it is not known
    /// @param addresses by network key; absent where the engine chooses
    /// @param inherited target path to anonymous volume that the container takes over
    ContainerSpec of(Service service, int number, String name, String hash, @Nullable String imageId,
            Map<String, Addressing.Pair> addresses, Map<String, String> inherited) {
        var mounts = Mounts.of(project, service, inherited, FileVolume.of(project, service, snapshot));
        var links = Links.of(project, service, number, others::namesOf);
        var join = new Endpoints(project, service, snapshot.engine());
        var endpoints = join.of(name, addresses, links);
        var mode = Sharing.mode(service.networking().networkMode(), others::idOf);
        var networkMode = mode != null ? mode : endpoints.isEmpty() ? "none" : endpoints.firstEntry().getKey();
        return new ContainerSpec(name, Platforms.of(project, service), project.imageName(service),
                ContainerLabels.of(project, service, number, hash, imageId, snapshot.contents().marks().get(service.name())), config(service, join.containerMac()),
                hostConfig(service, mounts, links), networkMode, endpoints);
    }

    /// By network name: how a container that is there joins its networks; parameters as in [#of].
    SequencedMap<String, ContainerSpec.Endpoint> endpoints(Service service, int number, String name, Map<String, Addressing.Pair> addresses) {
        return new Endpoints(project, service, snapshot.engine())
                .of(name, addresses, Links.of(project, service, number, others::namesOf));
    }

    private Value.Mapping config(Service service, @Nullable String mac) {
        var process = service.process();
        var config = Value.mapping()
                .put("AttachStdout", true)
                .put("AttachStderr", true)
                .putIfAny("Hostname", service.networking().hostname())
                .putIfAny("Domainname", service.networking().domainname())
                .putIfTrue("NetworkDisabled", "disabled".equals(service.networking().networkMode()))
                .putIfAny("MacAddress", mac)
                .putIfAny("User", process.user())
                .putIfTrue("Tty", process.tty())
                .putIfTrue("OpenStdin", process.stdinOpen())
                .putIfAny("Env", environment(process.environment()))
                .putIfAny("WorkingDir", process.workingDir())
                .putIfAny("StopSignal", service.lifecycle().stopSignal());
        if (process.command() != null) {
            config.put("Cmd", Value.texts(process.command()));
        }
        if (process.entrypoint() != null) {
            config.put("Entrypoint", Value.texts(process.entrypoint()));
        }
        var grace = service.lifecycle().stopGracePeriod();
        if (grace != null) {
            config.put("StopTimeout", grace.toSeconds());
        }
        var exposed = Ports.exposed(service.networking());
        if (!exposed.isEmpty()) {
            config.put("ExposedPorts", exposed);
        }
        var healthcheck = healthcheck(service);
        if (healthcheck != null) {
            config.put("Healthcheck", healthcheck);
        }
        return config.build();
    }

    /// `KEY=value`, or the bare `KEY` that removes the image's variable.
    private static List<String> environment(SequencedMap<String, @Nullable String> variables) {
        var list = new ArrayList<String>();
        new TreeMap<>(variables).forEach((key, value) -> list.add(value == null ? key : key + "=" + value));
        return list;
    }

    private Value.@Nullable Mapping healthcheck(Service service) {
        var check = service.lifecycle().healthcheck();
        if (check == null) {
            return null;
        }
        if (check.startInterval() != null && check.startPeriod() == null) {
            throw new UnplannableException(project.origin("services." + service.name() + ".healthcheck.start_interval"),
                    "healthcheck.start_interval requires healthcheck.start_period to be set");
        }
        var value = Value.mapping();
        if (check.disable()) {
            value.put("Test", Value.texts(List.of("NONE")));
        } else if (check.test() != null) {
            value.put("Test", Value.texts(check.test()));
        }
        return value
                .putIfAny("Interval", check.interval() == null ? null : check.interval().toNanos())
                .putIfAny("Timeout", check.timeout() == null ? null : check.timeout().toNanos())
                .putIfAny("StartPeriod", check.startPeriod() == null ? null : check.startPeriod().toNanos())
                .putIfAny("StartInterval", check.startInterval() == null ? null : check.startInterval().toNanos())
                .putIfAny("Retries", check.retries())
                .build();
    }

    private Value.Mapping hostConfig(Service service, Mounts mounts, List<String> links) {
        var process = service.process();
        var confinement = service.confinement();
        var networking = service.networking();
        var security = SecurityOptions.of(project, service, snapshot.profiles());
        var host = Value.mapping()
                .putIfAny("Annotations", process.annotations())
                .putIfAny("Binds", mounts.binds())
                .putIfAny("CapAdd", capabilities(confinement.capAdd()))
                .putIfAny("CapDrop", capabilities(confinement.capDrop()))
                .putIfAny("CgroupnsMode", confinement.cgroup())
                .putIfAny("Dns", networking.dns())
                .putIfAny("DnsOptions", networking.dnsOpt())
                .putIfAny("DnsSearch", networking.dnsSearch())
                .putIfAny("ExtraHosts", networking.extraHosts().stream().map(entry -> entry.replaceFirst("=", ":")).toList())
                .putIfAny("GroupAdd", process.groupAdd())
                .putIfAny("Init", process.init())
                .putIfAny("IpcMode", Sharing.mode(confinement.ipc(), others::idOf))
                .putIfAny("Isolation", confinement.isolation())
                .putIfAny("Links", links)
                .putIfAny("PidMode", Sharing.mode(confinement.pid(), others::idOf))
                .putIfTrue("Privileged", confinement.privileged())
                .putIfTrue("ReadonlyRootfs", confinement.readOnly())
                .putIfAny("Runtime", confinement.runtime())
                .putIfAny("SecurityOpt", security.options())
                .putIfAny("StorageOpt", service.storage().storageOpt())
                .putIfAny("Sysctls", confinement.sysctls())
                .putIfAny("UTSMode", confinement.uts())
                .putIfAny("UsernsMode", confinement.usernsMode())
                .putIfAny("VolumesFrom", service.storage().volumesFrom().stream()
                        .map(from -> Sharing.volumesFrom(from, others::idOf)).toList());
        if (security.unconfined()) {
            host.put("MaskedPaths", new Value.Items(List.of())).put("ReadonlyPaths", new Value.Items(List.of()));
        }
        if (!mounts.mounts().isEmpty()) {
            host.put("Mounts", new Value.Items(mounts.mounts()));
        }
        if (!mounts.tmpfs().isEmpty()) {
            host.put("Tmpfs", Value.texts(mounts.tmpfs()));
        }
        var bindings = Ports.bindings(networking);
        if (!bindings.isEmpty()) {
            host.put("PortBindings", bindings);
        }
        if (process.logging() != null) {
            host.put("LogConfig", Value.mapping()
                    .put("Type", process.logging().driver() == null ? "" : process.logging().driver())
                    .put("Config", Value.texts(process.logging().options()))
                    .build());
        }
        var restart = restart(service);
        if (restart != null) {
            host.put("RestartPolicy", restart);
        }
        Limits.add(service, host);
        return host.build();
    }

    /// Each once, by the kernel's name: `CAP_NET_ADMIN` for `net_admin`.
    private static List<String> capabilities(List<String> written) {
        return written.stream().map(name -> name.strip().toUpperCase(Locale.ROOT))
                .map(name -> name.equals("ALL") || name.startsWith("CAP_") ? name : "CAP_" + name).distinct().sorted().toList();
    }

    /// What `deploy` says, else `on-failure:3` and its kin; null leaves it to the engine.
    private static Value.@Nullable Mapping restart(Service service) {
        var deployed = service.deploy() == null ? null : service.deploy().restartPolicy();
        var policy = service.lifecycle().restart();
        if (deployed != null) {
            return restart(deployed.condition() == null ? "" : deployed.condition(),
                    deployed.maxAttempts() == null ? 0 : deployed.maxAttempts());
        }
        if (policy == null) {
            return null;
        }
        int colon = policy.indexOf(':');
        return colon < 0 ? restart(policy, 0) : restart(policy.substring(0, colon), Long.parseLong(policy.substring(colon + 1)));
    }

    private static Value.Mapping restart(String condition, long attempts) {
        var name = switch (condition) {
            case "none" -> "no";
            case "any" -> "always";
            default -> condition;
        };
        return Value.mapping().put("Name", name).put("MaximumRetryCount", attempts).build();
    }
}
