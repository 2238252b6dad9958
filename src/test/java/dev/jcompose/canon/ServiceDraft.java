package dev.jcompose.canon;

import dev.jcompose.model.Build;
import dev.jcompose.model.Confinement;
import dev.jcompose.model.Dependency;
import dev.jcompose.model.Deploy;
import dev.jcompose.model.FileGrant;
import dev.jcompose.model.Healthcheck;
import dev.jcompose.model.Hook;
import dev.jcompose.model.Logging;
import dev.jcompose.model.Mount;
import dev.jcompose.model.NetworkAttachment;
import dev.jcompose.model.PortMapping;
import dev.jcompose.model.Resources;
import dev.jcompose.model.Service;
import dev.jcompose.model.Ulimit;
import dev.jcompose.model.Value;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A service under construction: everything unset but the image and the default network.
final class ServiceDraft {

    @Nullable String image = "i";
    @Nullable Build build;
    @Nullable List<String> command;
    @Nullable List<String> entrypoint;
    SequencedMap<String, @Nullable String> environment = new LinkedHashMap<>();
    @Nullable String workingDir;
    @Nullable String user;
    @Nullable Boolean init;
    boolean tty;
    boolean stdinOpen;
    boolean readOnly;
    boolean privileged;
    List<String> capAdd = List.of();
    List<String> capDrop = List.of();
    SequencedMap<String, String> sysctls = new LinkedHashMap<>();
    SequencedMap<String, Ulimit> ulimits = new LinkedHashMap<>();
    SequencedMap<String, String> labels = new LinkedHashMap<>();
    @Nullable Logging logging;
    @Nullable String platform;
    @Nullable String hostname;
    List<PortMapping> ports = List.of();
    List<String> expose = List.of();
    SequencedMap<String, @Nullable NetworkAttachment> networks = new LinkedHashMap<>();
    @Nullable String networkMode;
    List<String> extraHosts = List.of();
    List<String> dns = List.of();
    List<Mount> volumes = List.of();
    List<String> tmpfs = List.of();
    List<FileGrant> secrets = List.of();
    List<FileGrant> configs = List.of();
    @Nullable String containerName;
    SequencedMap<String, Dependency> dependsOn = new LinkedHashMap<>();
    @Nullable Healthcheck healthcheck;
    @Nullable String restart;
    @Nullable Integer scale;
    @Nullable String pullPolicy;
    List<String> profiles = List.of();
    @Nullable String stopSignal;
    @Nullable Duration stopGracePeriod;
    @Nullable Deploy deploy;
    Value.Mapping extensions = Value.Mapping.EMPTY;

    Service named(String name) {
        if (networks.isEmpty() && networkMode == null) {
            networks.put("default", null);
        }
        return new Service(name, image, build,
                new Service.Process(command, entrypoint, environment, List.of(), workingDir, user, List.of(), init, tty, stdinOpen,
                        labels, List.of(), new LinkedHashMap<>(), logging, platform),
                new Confinement(privileged, readOnly, capAdd, capDrop, List.of(), sysctls, List.of(), null, null, null, null, null,
                        null, null, null, null, false),
                new Resources(null, null, null, null, null, null, null, null, null, null, null, null, null, null, false, null, null,
                        null, ulimits, List.of(), List.of()),
                new Service.Networking(hostname, null, ports, expose, networks, networkMode, null, extraHosts, dns, List.of(),
                        List.of(), List.of(), List.of()),
                new Service.Storage(volumes, List.of(), tmpfs, secrets, configs, new LinkedHashMap<>()),
                new Service.Lifecycle(containerName, dependsOn, healthcheck, restart, scale, pullPolicy,
                        new LinkedHashSet<>(profiles), stopSignal, stopGracePeriod, null),
                Hook.Hooks.NONE, new LinkedHashMap<>(), null, null, deploy, extensions);
    }
}
