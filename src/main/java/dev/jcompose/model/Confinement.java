package dev.jcompose.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// What separates a container from its host and from other containers: rights, namespaces, runtime. Texts are null when unset.
///
/// @param securityOpt  as the file has them; a `seccomp=FILE` is read when the container is made
/// @param pid          `host`, `service:NAME`, `container:NAME` (as `ipc`)
/// @param uts          `host`; `service:NAME` only orders (as `cgroup`)
/// @param isolation    Windows only
/// @param useApiSocket whether the container may speak to the engine
public record Confinement(
        boolean privileged,
        boolean readOnly,
        List<String> capAdd,
        List<String> capDrop,
        List<String> securityOpt,
        SequencedMap<String, String> sysctls,
        List<String> deviceCgroupRules,
        @Nullable String cgroup,
        @Nullable String cgroupParent,
        @Nullable String ipc,
        @Nullable String pid,
        @Nullable String uts,
        @Nullable String usernsMode,
        @Nullable String isolation,
        @Nullable String runtime,
        @Nullable CredentialSpec credentialSpec,
        boolean useApiSocket) {

    public static final Confinement NONE = new Confinement(false, false, List.of(), List.of(), List.of(), new LinkedHashMap<>(),
            List.of(), null, null, null, null, null, null, null, null, null, false);

    public Confinement {
        capAdd = List.copyOf(capAdd);
        capDrop = List.copyOf(capDrop);
        securityOpt = List.copyOf(securityOpt);
        sysctls = Ordered.copy(sysctls);
        deviceCgroupRules = List.copyOf(deviceCgroupRules);
    }

    /// With other namespaces, for one that was given by service and is now known by container.
    public Confinement withNamespaces(@Nullable String ipc, @Nullable String pid) {
        return new Confinement(privileged, readOnly, capAdd, capDrop, securityOpt, sysctls, deviceCgroupRules, cgroup, cgroupParent,
                ipc, pid, uts, usernsMode, isolation, runtime, credentialSpec, useApiSocket);
    }

    public Confinement withCapabilities(List<String> capAdd, List<String> capDrop) {
        return new Confinement(privileged, readOnly, capAdd, capDrop, securityOpt, sysctls, deviceCgroupRules, cgroup, cgroupParent,
                ipc, pid, uts, usernsMode, isolation, runtime, credentialSpec, useApiSocket);
    }

    /// Windows only; read and shown, but no engine is told of it, as with Docker Compose.
    public record CredentialSpec(
            @Nullable String config, @Nullable String file, @Nullable String registry, Value.Mapping extensions) {}
}
