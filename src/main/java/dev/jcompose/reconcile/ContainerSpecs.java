package dev.jcompose.reconcile;

import dev.jcompose.engine.ContainerSpec;
import dev.jcompose.model.Labels;
import dev.jcompose.model.NetworkAttachment;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import dev.jcompose.model.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the engine is asked to make for a service: an attribute is a line here, under the Engine API's own name.
final class ContainerSpecs {

    private final Project project;

    ContainerSpecs(Project project) {
        this.project = project;
    }

    /// @param number    of the replica
    /// @param name      the container's
    /// @param hash      the configuration hash, [dev.jcompose.plan.SharedNetwork#PLACEHOLDER] included where it is not known yet
    /// @param imageId   null while it is not known
    /// @param addresses by network key; absent where the engine chooses
    /// @param inherited target path to anonymous volume that the container takes over
    ContainerSpec of(Service service, int number, String name, String hash, @Nullable String imageId,
            Map<String, String> addresses, Map<String, String> inherited) {
        var mounts = Mounts.of(project, service, inherited);
        var endpoints = endpoints(service, name, addresses);
        var mode = service.networking().networkMode();
        var networkMode = mode != null ? mode : endpoints.isEmpty() ? "none" : endpoints.firstEntry().getKey();
        return new ContainerSpec(name, Platforms.of(project, service), service.imageName(project.name()),
                labels(service, number, hash, imageId), config(service), hostConfig(service, mounts), networkMode, endpoints);
    }

    private Value.Mapping config(Service service) {
        var process = service.process();
        var config = Value.mapping()
                .put("AttachStdout", true)
                .put("AttachStderr", true)
                .putIfAny("Hostname", service.networking().hostname())
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

    private static Value.@Nullable Mapping healthcheck(Service service) {
        var check = service.lifecycle().healthcheck();
        if (check == null) {
            return null;
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

    private Value.Mapping hostConfig(Service service, Mounts mounts) {
        var process = service.process();
        var host = Value.mapping()
                .putIfAny("Binds", mounts.binds())
                .putIfAny("CapAdd", service.confinement().capAdd())
                .putIfAny("CapDrop", service.confinement().capDrop())
                .putIfAny("Dns", service.networking().dns())
                .putIfAny("ExtraHosts", service.networking().extraHosts().stream()
                        .map(entry -> entry.replaceFirst("=", ":")).toList())
                .putIfAny("Init", process.init())
                .putIfTrue("Privileged", service.confinement().privileged())
                .putIfTrue("ReadonlyRootfs", service.confinement().readOnly())
                .putIfAny("Sysctls", service.confinement().sysctls())
                .put("OomKillDisable", false);
        if (!mounts.mounts().isEmpty()) {
            host.put("Mounts", new Value.Items(mounts.mounts()));
        }
        if (!mounts.tmpfs().isEmpty()) {
            host.put("Tmpfs", Value.texts(mounts.tmpfs()));
        }
        var bindings = Ports.bindings(service.networking());
        if (!bindings.isEmpty()) {
            host.put("PortBindings", bindings);
        }
        if (process.logging() != null) {
            host.put("LogConfig", Value.mapping()
                    .put("Type", process.logging().driver() == null ? "" : process.logging().driver())
                    .put("Config", Value.texts(process.logging().options()))
                    .build());
        }
        var restart = restart(service.lifecycle().restart());
        if (restart != null) {
            host.put("RestartPolicy", restart);
        }
        limits(service, host);
        return host.build();
    }

    private static void limits(Service service, Value.Builder host) {
        if (!service.resources().ulimits().isEmpty()) {
            var ulimits = new ArrayList<Value>();
            new TreeMap<>(service.resources().ulimits()).forEach((name, limit) -> ulimits.add(Value.mapping()
                    .put("Name", name).put("Soft", limit.soft()).put("Hard", limit.hard()).build()));
            host.put("Ulimits", new Value.Items(ulimits));
        }
        var deploy = service.deploy();
        if (deploy == null) {
            return;
        }
        var limits = deploy.limits();
        if (limits != null) {
            var cpus = limits.cpus();
            host.putIfAny("NanoCpus", cpus == null ? null : Math.round(Double.parseDouble(cpus.toString()) * 1e9))
                    .putIfAny("Memory", limits.memory())
                    .putIfAny("PidsLimit", limits.pids());
        }
        host.putIfAny("MemoryReservation", deploy.reservations() == null ? null : deploy.reservations().memory());
    }

    /// `on-failure:3` and its kin; null leaves it to the engine.
    private static Value.@Nullable Mapping restart(@Nullable String policy) {
        if (policy == null) {
            return null;
        }
        int colon = policy.indexOf(':');
        var name = colon < 0 ? policy : policy.substring(0, colon);
        return Value.mapping()
                .put("Name", name)
                .put("MaximumRetryCount", colon < 0 ? 0 : Integer.parseInt(policy.substring(colon + 1)))
                .build();
    }

    /// The primary network, which has the highest priority and then the first name, comes first.
    private SequencedMap<String, ContainerSpec.Endpoint> endpoints(Service service, String name, Map<String, String> addresses) {
        var endpoints = new LinkedHashMap<String, ContainerSpec.Endpoint>();
        if (service.networking().networkMode() != null) {
            return endpoints;
        }
        var keys = new ArrayList<>(service.networking().networks().keySet());
        keys.sort(Comparator.comparing((String key) -> -attachment(service, key).priority()).thenComparing(key -> key));
        for (var key : keys) {
            var network = project.networks().get(key);
            if (network == null) {
                throw new IllegalStateException("service " + service.name() + " uses network " + key + " that the project does not have");
            }
            endpoints.put(network.name(), endpoint(service, name, attachment(service, key), addresses.get(key)));
        }
        return endpoints;
    }

    private static NetworkAttachment attachment(Service service, String key) {
        var attachment = service.networking().networks().get(key);
        return attachment == null ? NetworkAttachment.DEFAULT : attachment;
    }

    private static ContainerSpec.Endpoint endpoint(Service service, String name, NetworkAttachment attachment, @Nullable String planned) {
        var aliases = new ArrayList<String>(List.of(name, service.name()));
        aliases.addAll(attachment.aliases());
        var address = attachment.ipv4Address() != null ? attachment.ipv4Address() : planned;
        var ipam = Value.mapping()
                .putIfAny("IPv4Address", address)
                .putIfAny("IPv6Address", attachment.ipv6Address())
                .putIfAny("LinkLocalIPs", attachment.linkLocalIps())
                .build();
        var settings = Value.mapping()
                .putIfAny("Aliases", aliases.stream().distinct().toList())
                .putIfAny("MacAddress", attachment.macAddress())
                .putIfAny("DriverOpts", attachment.driverOpts());
        if (!ipam.isEmpty()) {
            settings.put("IPAMConfig", ipam);
        }
        return new ContainerSpec.Endpoint(address, settings.build());
    }

    private SequencedMap<String, String> labels(Service service, int number, String hash, @Nullable String imageId) {
        var labels = new TreeMap<>(service.process().labels());
        labels.put(Labels.PROJECT, project.name());
        labels.put(Labels.SERVICE, service.name());
        labels.put(Labels.NUMBER, Integer.toString(number));
        labels.put(Labels.ONE_OFF, "False");
        labels.put(Labels.CONFIG_HASH, hash);
        labels.put(Labels.VERSION, Labels.COMPOSE_GENERATION);
        labels.put(Labels.WORKING_DIR, project.directory().toString());
        labels.put(Labels.CONFIG_FILES, String.join(",", project.files()));
        labels.put(Labels.DEPENDS_ON, dependsOn(service));
        if (!project.envFiles().isEmpty()) {
            labels.put(Labels.ENVIRONMENT_FILE, project.envFiles().stream().map(Object::toString).collect(Collectors.joining(",")));
        }
        if (imageId != null) {
            labels.put(Labels.IMAGE, imageId);
        }
        return labels;
    }

    private static String dependsOn(Service service) {
        var edges = new ArrayList<String>();
        new TreeMap<>(service.lifecycle().dependsOn()).forEach((name, dependency) ->
                edges.add(name + ":" + dependency.condition() + ":" + dependency.restart()));
        return String.join(",", edges);
    }
}
