package dev.jcompose.model;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/// One service: its image or how to build it, and its attributes in groups.
///
/// @param name       the key under `services`
/// @param image      as written; null when the image is only built (its name is then `<project>-<service>`)
/// @param build      null when nothing is built
/// @param deploy     null when the file has no `deploy`
/// @param extensions the service's `x-` entries
public record Service(
        String name,
        @Nullable String image,
        @Nullable Build build,
        Process process,
        Networking networking,
        Storage storage,
        Lifecycle lifecycle,
        @Nullable Deploy deploy,
        Value.Mapping extensions) {

    /// How many containers one service may have.
    public static final int MAX_REPLICAS = 10_000;

    /// What runs in the container, and with which rights.
    ///
    /// @param command     null when unset (the image's), empty when explicitly empty
    /// @param entrypoint  null when unset (the image's), empty when explicitly empty
    /// @param environment sorted, with `env_file` merged in; a null value removes the image's variable of that name
    /// @param envFiles    what was merged into the environment, for those who ask where it came from
    /// @param init        null leaves it to the engine
    /// @param labels      the user's, without those that jcompose adds
    public record Process(
            @Nullable List<String> command,
            @Nullable List<String> entrypoint,
            SequencedMap<String, @Nullable String> environment,
            List<EnvFile> envFiles,
            @Nullable String workingDir,
            @Nullable String user,
            @Nullable Boolean init,
            boolean tty,
            boolean stdinOpen,
            boolean readOnly,
            boolean privileged,
            List<String> capAdd,
            List<String> capDrop,
            SequencedMap<String, String> sysctls,
            SequencedMap<String, Ulimit> ulimits,
            SequencedMap<String, String> labels,
            @Nullable Logging logging,
            @Nullable String platform) {

        public static final Process NONE = new Process(null, null, Ordered.copy(new java.util.LinkedHashMap<>()), List.of(),
                null, null, null, false, false, false, false, List.of(), List.of(),
                Ordered.copy(new java.util.LinkedHashMap<>()), Ordered.copy(new java.util.LinkedHashMap<>()),
                Ordered.copy(new java.util.LinkedHashMap<>()), null, null);

        public Process {
            command = command == null ? null : List.copyOf(command);
            entrypoint = entrypoint == null ? null : List.copyOf(entrypoint);
            environment = Ordered.copy(environment);
            envFiles = List.copyOf(envFiles);
            capAdd = List.copyOf(capAdd);
            capDrop = List.copyOf(capDrop);
            sysctls = Ordered.copy(sysctls);
            ulimits = Ordered.copy(ulimits);
            labels = Ordered.copy(labels);
        }
    }

    /// @param networks    key of the network to how the service joins it; a null value joins with defaults;
    ///                    holds `default` when the file names neither networks nor a mode; empty with a `networkMode`
    /// @param networkMode `none`, `host`, `bridge`, `service:NAME`, `container:NAME`; null when `networks` counts
    /// @param extraHosts  sorted `host=ip`
    public record Networking(
            @Nullable String hostname,
            List<PortMapping> ports,
            List<String> expose,
            SequencedMap<String, @Nullable NetworkAttachment> networks,
            @Nullable String networkMode,
            List<String> extraHosts,
            List<String> dns) {

        public Networking {
            ports = List.copyOf(ports);
            expose = List.copyOf(expose);
            networks = Ordered.copy(networks);
            extraHosts = List.copyOf(extraHosts);
            dns = List.copyOf(dns);
        }
    }

    public record Storage(List<Mount> volumes, List<String> tmpfs, List<FileGrant> secrets, List<FileGrant> configs) {

        public static final Storage NONE = new Storage(List.of(), List.of(), List.of(), List.of());

        public Storage {
            volumes = List.copyOf(volumes);
            tmpfs = List.copyOf(tmpfs);
            secrets = List.copyOf(secrets);
            configs = List.copyOf(configs);
        }
    }

    /// @param dependsOn       by service name, including the ones that are implied (`network_mode: service:x`)
    /// @param restart         `no`, `always`, `unless-stopped`, `on-failure` or `on-failure:N`; null leaves it to the engine
    /// @param scale           null when unset
    /// @param pullPolicy      `always`, `never`, `build`, `missing`, `daily`, `weekly`, `every_<duration>` or `refresh`; null when unset
    /// @param stopGracePeriod null leaves it to the engine (10 s)
    public record Lifecycle(
            @Nullable String containerName,
            SequencedMap<String, Dependency> dependsOn,
            @Nullable Healthcheck healthcheck,
            @Nullable String restart,
            @Nullable Integer scale,
            @Nullable String pullPolicy,
            SequencedSet<String> profiles,
            @Nullable String stopSignal,
            @Nullable Duration stopGracePeriod) {

        public Lifecycle {
            dependsOn = Ordered.copy(dependsOn);
            profiles = java.util.Collections.unmodifiableSequencedSet(new java.util.LinkedHashSet<>(profiles));
        }
    }

    /// An entry of `env_file`.
    ///
    /// @param format null for the usual grammar, `raw` for `docker run --env-file`'s
    public record EnvFile(Path path, boolean required, @Nullable String format) {}

    /// How many containers the file asks for: `scale`, else `deploy.replicas`, else 1.
    public int replicas() {
        if (lifecycle.scale() != null) {
            return lifecycle.scale();
        }
        return deploy != null && deploy.replicas() != null ? deploy.replicas() : 1;
    }

    public Service withNetworkMode(String mode) {
        var changed = new Networking(networking.hostname(), networking.ports(), networking.expose(), networking.networks(), mode,
                networking.extraHosts(), networking.dns());
        return new Service(name, image, build, process, changed, storage, lifecycle, deploy, extensions);
    }

    /// The image's name: what the file says, else `<project>-<service>`.
    public String imageName(String project) {
        return image != null ? image : project + "-" + name;
    }
}
