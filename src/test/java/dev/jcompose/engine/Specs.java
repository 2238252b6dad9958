package dev.jcompose.engine;

import dev.jcompose.model.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Makes specs for the contract suite.
final class Specs {

    private String name = "";
    private final SequencedMap<String, String> labels = new LinkedHashMap<>();
    private Value.Mapping config = Value.Mapping.EMPTY;
    private Value.Mapping host = Value.Mapping.EMPTY;
    private String mode = "none";
    private final SequencedMap<String, ContainerSpec.Endpoint> endpoints = new LinkedHashMap<>();

    /// A container of the suite's image that runs this command.
    static Specs container(String name, SequencedMap<String, String> labels, String... command) {
        var specs = new Specs();
        specs.name = name;
        specs.labels.putAll(labels);
        return specs.config("Cmd", Value.texts(List.of(command)));
    }

    Specs config(String key, Value value) {
        config = config.with(key, value);
        return this;
    }

    Specs host(String key, Value value) {
        host = host.with(key, value);
        return this;
    }

    /// On one more network; the first one is the primary.
    Specs on(String network, @Nullable String address, String... aliases) {
        if (endpoints.isEmpty()) {
            mode = network;
        }
        var settings = Value.mapping().putIfAny("Aliases", List.of(aliases));
        if (address != null) {
            settings.put("IPAMConfig", Value.mapping().put("IPv4Address", address).build());
        }
        endpoints.put(network, new ContainerSpec.Endpoint(address, settings.build()));
        return this;
    }

    Specs mode(String mode) {
        this.mode = mode;
        return this;
    }

    Specs healthcheck(String script) {
        return config("Healthcheck", Value.mapping().put("Test", Value.texts(List.of("CMD-SHELL", script)))
                .put("Interval", 100_000_000L).put("Timeout", 10_000_000_000L).put("Retries", 1).build());
    }

    Specs restart(String policy, int retries) {
        return host("RestartPolicy", Value.mapping().put("Name", policy).put("MaximumRetryCount", retries).build());
    }

    Specs publish(String ip, int published, int target) {
        var port = target + "/tcp";
        var binding = Value.mapping().put("HostIp", ip).put("HostPort", Integer.toString(published)).build();
        return config("ExposedPorts", Value.mapping().put(port, Value.Mapping.EMPTY).build())
                .host("PortBindings", Value.mapping().put(port, new Value.Items(List.of(binding))).build());
    }

    ContainerSpec build() {
        return new ContainerSpec(name, null, EngineContract.IMAGE, labels, config, host, mode, endpoints);
    }

    static NetworkSpec network(String name, @Nullable String subnet, SequencedMap<String, String> labels) {
        var settings = subnet == null ? Value.Mapping.EMPTY : Value.mapping().put("IPAM", Value.mapping()
                .put("Config", new Value.Items(List.of(Value.mapping().put("Subnet", subnet).build()))).build()).build();
        return new NetworkSpec(name, subnet, labels, settings);
    }
}
