package dev.jcompose.model;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/// One service: its image or how to build it, and its attributes in groups.
///
/// @param name       the key under `services`
/// @param image      as written; null when the image is only built (its name is then `<project>-<service>`)
/// @param build      null when nothing is built
/// @param hooks      what runs beside the containers' own processes
/// @param models     the models it uses, by key; a null value with the default variables
/// @param provider   what brings the service up instead of a container; null for containers
/// @param develop    null when the file has no `develop`
/// @param deploy     null when the file has no `deploy`
/// @param extensions the service's `x-` entries
public record Service(
        String name,
        @Nullable String image,
        @Nullable Build build,
        Process process,
        Confinement confinement,
        Resources resources,
        Networking networking,
        Storage storage,
        Lifecycle lifecycle,
        Hook.Hooks hooks,
        SequencedMap<String, Model.@Nullable Use> models,
        @Nullable Provider provider,
        @Nullable Develop develop,
        @Nullable Deploy deploy,
        Value.Mapping extensions) {

    /// How many containers one service may have.
    public static final int MAX_REPLICAS = 10_000;

    public Service {
        models = Ordered.copy(models);
    }

    /// A service of that image and nothing more.
    public static Service of(String name, @Nullable String image) {
        return new Service(name, image, null, Process.NONE, Confinement.NONE, Resources.NONE, Networking.NONE, Storage.NONE,
                Lifecycle.NONE, Hook.Hooks.NONE, new LinkedHashMap<>(), null, null, null, Value.Mapping.EMPTY);
    }

    /// What runs in the container.
    ///
    /// @param command     null when unset (the image's), empty when explicitly empty
    /// @param entrypoint  null when unset (the image's), empty when explicitly empty
    /// @param environment sorted, with `env_file` merged in unless loading was told not to; a null value removes the image's variable
    ///                    of that name
    /// @param envFiles    what was merged into the environment, or, where it was not, what is to be
    /// @param init        null leaves it to the engine
    /// @param groupAdd    further groups of the user, by name or number
    /// @param labels      the user's with those of `label_file`, without those that jcompose adds
    /// @param labelFiles  absolute; what was merged into the labels
    public record Process(
            @Nullable List<String> command,
            @Nullable List<String> entrypoint,
            SequencedMap<String, @Nullable String> environment,
            List<EnvFile> envFiles,
            @Nullable String workingDir,
            @Nullable String user,
            List<String> groupAdd,
            @Nullable Boolean init,
            boolean tty,
            boolean stdinOpen,
            SequencedMap<String, String> labels,
            List<String> labelFiles,
            SequencedMap<String, String> annotations,
            @Nullable Logging logging,
            @Nullable String platform) {

        public static final Process NONE = new Process(null, null, new LinkedHashMap<>(), List.of(), null, null, List.of(), null,
                false, false, new LinkedHashMap<>(), List.of(), new LinkedHashMap<>(), null, null);

        public Process {
            command = command == null ? null : List.copyOf(command);
            entrypoint = entrypoint == null ? null : List.copyOf(entrypoint);
            environment = Ordered.copy(environment);
            envFiles = List.copyOf(envFiles);
            groupAdd = List.copyOf(groupAdd);
            labels = Ordered.copy(labels);
            labelFiles = List.copyOf(labelFiles);
            annotations = Ordered.copy(annotations);
        }

        public Process withEnvironment(SequencedMap<String, @Nullable String> environment) {
            return new Process(command, entrypoint, environment, envFiles, workingDir, user, groupAdd, init, tty, stdinOpen, labels,
                    labelFiles, annotations, logging, platform);
        }

        public Process withLabels(SequencedMap<String, String> labels) {
            return new Process(command, entrypoint, environment, envFiles, workingDir, user, groupAdd, init, tty, stdinOpen, labels,
                    labelFiles, annotations, logging, platform);
        }

        public Process withEnvFiles(List<EnvFile> envFiles) {
            return new Process(command, entrypoint, environment, envFiles, workingDir, user, groupAdd, init, tty, stdinOpen, labels,
                    labelFiles, annotations, logging, platform);
        }

        public Process withLabelFiles(List<String> labelFiles) {
            return new Process(command, entrypoint, environment, envFiles, workingDir, user, groupAdd, init, tty, stdinOpen, labels,
                    labelFiles, annotations, logging, platform);
        }

        public Process withPlatform(@Nullable String platform) {
            return new Process(command, entrypoint, environment, envFiles, workingDir, user, groupAdd, init, tty, stdinOpen, labels,
                    labelFiles, annotations, logging, platform);
        }
    }

    /// @param networks      key of the network to how the service joins it; a null value joins with defaults;
    ///                      holds `default` when the file names neither networks nor a mode; empty with a `networkMode`
    /// @param networkMode   `none`, `host`, `bridge`, `service:NAME`, `container:NAME`; null when `networks` counts
    /// @param extraHosts    sorted `host=ip`
    /// @param links         `service` or `service:alias`
    /// @param externalLinks `container` or `container:alias`
    /// @param macAddress    on the primary network
    public record Networking(
            @Nullable String hostname,
            @Nullable String domainname,
            List<PortMapping> ports,
            List<String> expose,
            SequencedMap<String, @Nullable NetworkAttachment> networks,
            @Nullable String networkMode,
            @Nullable String macAddress,
            List<String> extraHosts,
            List<String> dns,
            List<String> dnsOpt,
            List<String> dnsSearch,
            List<String> links,
            List<String> externalLinks) {

        public static final Networking NONE = new Networking(null, null, List.of(), List.of(), new LinkedHashMap<>(), null, null,
                List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

        public Networking {
            ports = List.copyOf(ports);
            expose = List.copyOf(expose);
            networks = Ordered.copy(networks);
            extraHosts = List.copyOf(extraHosts);
            dns = List.copyOf(dns);
            dnsOpt = List.copyOf(dnsOpt);
            dnsSearch = List.copyOf(dnsSearch);
            links = List.copyOf(links);
            externalLinks = List.copyOf(externalLinks);
        }

        public Networking withPorts(List<PortMapping> ports) {
            return new Networking(hostname, domainname, ports, expose, networks, networkMode, macAddress, extraHosts, dns, dnsOpt,
                    dnsSearch, links, externalLinks);
        }

        public Networking withNetworks(SequencedMap<String, @Nullable NetworkAttachment> networks) {
            return new Networking(hostname, domainname, ports, expose, networks, networkMode, macAddress, extraHosts, dns, dnsOpt,
                    dnsSearch, links, externalLinks);
        }

        public Networking withExternalLinks(List<String> externalLinks) {
            return new Networking(hostname, domainname, ports, expose, networks, networkMode, macAddress, extraHosts, dns, dnsOpt,
                    dnsSearch, links, externalLinks);
        }

        public Networking withNetworkMode(@Nullable String networkMode) {
            return new Networking(hostname, domainname, ports, expose, networks, networkMode, macAddress, extraHosts, dns, dnsOpt,
                    dnsSearch, links, externalLinks);
        }
    }

    /// @param volumesFrom `service`, `service:ro` or `container:NAME`: whose mounts come along
    /// @param storageOpt  for the engine's storage driver
    public record Storage(
            List<Mount> volumes,
            List<String> volumesFrom,
            List<String> tmpfs,
            List<FileGrant> secrets,
            List<FileGrant> configs,
            SequencedMap<String, String> storageOpt) {

        public static final Storage NONE =
                new Storage(List.of(), List.of(), List.of(), List.of(), List.of(), new LinkedHashMap<>());

        public Storage {
            volumes = List.copyOf(volumes);
            volumesFrom = List.copyOf(volumesFrom);
            tmpfs = List.copyOf(tmpfs);
            secrets = List.copyOf(secrets);
            configs = List.copyOf(configs);
            storageOpt = Ordered.copy(storageOpt);
        }

        public Storage withVolumes(List<Mount> volumes) {
            return new Storage(volumes, volumesFrom, tmpfs, secrets, configs, storageOpt);
        }

        public Storage withConfigs(List<FileGrant> configs) {
            return new Storage(volumes, volumesFrom, tmpfs, secrets, configs, storageOpt);
        }

        public Storage withVolumesFrom(List<String> volumesFrom) {
            return new Storage(volumes, volumesFrom, tmpfs, secrets, configs, storageOpt);
        }
    }

    /// @param dependsOn       by service name, including the ones that are implied (`network_mode: service:x`)
    /// @param restart         `no`, `always`, `unless-stopped`, `on-failure` or `on-failure:N`; null leaves it to the engine
    /// @param scale           null when unset
    /// @param pullPolicy      `always`, `never`, `build`, `missing`, `daily`, `weekly`, `every_<duration>` or `refresh`; null when unset
    /// @param stopGracePeriod null leaves it to the engine (10 s)
    /// @param attach          false: an attached `up` does not show its output; null when unset, which means true
    public record Lifecycle(
            @Nullable String containerName,
            SequencedMap<String, Dependency> dependsOn,
            @Nullable Healthcheck healthcheck,
            @Nullable String restart,
            @Nullable Integer scale,
            @Nullable String pullPolicy,
            SequencedSet<String> profiles,
            @Nullable String stopSignal,
            @Nullable Duration stopGracePeriod,
            @Nullable Boolean attach) {

        public static final Lifecycle NONE = new Lifecycle(null, new LinkedHashMap<>(), null, null, null, null,
                new LinkedHashSet<>(), null, null, null);

        public Lifecycle {
            dependsOn = Ordered.copy(dependsOn);
            profiles = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(profiles));
        }

        public Lifecycle withDependsOn(SequencedMap<String, Dependency> dependsOn) {
            return new Lifecycle(containerName, dependsOn, healthcheck, restart, scale, pullPolicy, profiles, stopSignal,
                    stopGracePeriod, attach);
        }

        public Lifecycle withContainerName(@Nullable String containerName) {
            return new Lifecycle(containerName, dependsOn, healthcheck, restart, scale, pullPolicy, profiles, stopSignal,
                    stopGracePeriod, attach);
        }

        public Lifecycle withHealthcheck(@Nullable Healthcheck healthcheck) {
            return new Lifecycle(containerName, dependsOn, healthcheck, restart, scale, pullPolicy, profiles, stopSignal,
                    stopGracePeriod, attach);
        }

        /// That of a container which is made once, under this name, and not started again.
        public Lifecycle asOneOff(String name) {
            return new Lifecycle(name, dependsOn, healthcheck, null, 1, pullPolicy, profiles, stopSignal, stopGracePeriod, attach);
        }

        public Lifecycle withPullPolicy(@Nullable String pullPolicy) {
            return new Lifecycle(containerName, dependsOn, healthcheck, restart, scale, pullPolicy, profiles, stopSignal,
                    stopGracePeriod, attach);
        }

        public Lifecycle withScale(@Nullable Integer scale) {
            return new Lifecycle(containerName, dependsOn, healthcheck, restart, scale, pullPolicy, profiles, stopSignal,
                    stopGracePeriod, attach);
        }
    }

    /// An entry of `env_file`.
    ///
    /// @param format null for the usual grammar, `raw` for `docker run --env-file`'s
    public record EnvFile(Path path, boolean required, @Nullable String format) {}

    /// How many containers the file asks for: `scale`, else `deploy.replicas`, else 1; none where a provider stands in for them.
    public int replicas() {
        if (provider != null) {
            return 0;
        }
        if (lifecycle.scale() != null) {
            return lifecycle.scale();
        }
        return deploy != null && deploy.replicas() != null ? deploy.replicas() : 1;
    }

    public Service withProcess(Process process) {
        return new Service(name, image, build, process, confinement, resources, networking, storage, lifecycle, hooks, models,
                provider, develop, deploy, extensions);
    }

    public Service withConfinement(Confinement confinement) {
        return new Service(name, image, build, process, confinement, resources, networking, storage, lifecycle, hooks, models,
                provider, develop, deploy, extensions);
    }

    public Service withNetworking(Networking networking) {
        return new Service(name, image, build, process, confinement, resources, networking, storage, lifecycle, hooks, models,
                provider, develop, deploy, extensions);
    }

    public Service withStorage(Storage storage) {
        return new Service(name, image, build, process, confinement, resources, networking, storage, lifecycle, hooks, models,
                provider, develop, deploy, extensions);
    }

    public Service withLifecycle(Lifecycle lifecycle) {
        return new Service(name, image, build, process, confinement, resources, networking, storage, lifecycle, hooks, models,
                provider, develop, deploy, extensions);
    }

    public Service withHooks(Hook.Hooks hooks) {
        return new Service(name, image, build, process, confinement, resources, networking, storage, lifecycle, hooks, models,
                provider, develop, deploy, extensions);
    }

    public Service withDeploy(@Nullable Deploy deploy) {
        return new Service(name, image, build, process, confinement, resources, networking, storage, lifecycle, hooks, models,
                provider, develop, deploy, extensions);
    }

    public Service withImage(@Nullable String image) {
        return new Service(name, image, build, process, confinement, resources, networking, storage, lifecycle, hooks, models,
                provider, develop, deploy, extensions);
    }

    public Service withBuild(@Nullable Build build) {
        return new Service(name, image, build, process, confinement, resources, networking, storage, lifecycle, hooks, models,
                provider, develop, deploy, extensions);
    }
}
