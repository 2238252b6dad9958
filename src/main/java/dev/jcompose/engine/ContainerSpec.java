package dev.jcompose.engine;

import dev.jcompose.model.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A container to be made. What jcompose reasons about is named; the rest are entries in the engine's own JSON names, so that a new
/// attribute is one line where the spec is made and none here.
///
/// @param platform    `linux/arm64`; null for the engine's own
/// @param labels      the user's and jcompose's
/// @param config      further entries of the create request: `Cmd`, `Env`, `Healthcheck`...
/// @param hostConfig  entries of its `HostConfig`, but for `NetworkMode`
/// @param networkMode `HostConfig.NetworkMode`: the primary network's name, or `host`, `none`, `container:ID`
/// @param endpoints   by network name, the primary one first; empty with a mode that is no network
public record ContainerSpec(
        String name,
        @Nullable String platform,
        String image,
        SequencedMap<String, String> labels,
        Value.Mapping config,
        Value.Mapping hostConfig,
        String networkMode,
        SequencedMap<String, Endpoint> endpoints) {

    public ContainerSpec {
        labels = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(labels));
        endpoints = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(endpoints));
    }

    /// How the container joins one network.
    ///
    /// @param ipv4Address fixed; null lets the engine choose
    /// @param ipv6Address likewise, and null also on a network without IPv6
    /// @param settings    the entry of `EndpointsConfig` in the engine's JSON names (`Aliases`, `MacAddress`, `DriverOpts`,
    ///                    `IPAMConfig` with `IPv4Address`...), the addresses included
    public record Endpoint(@Nullable String ipv4Address, @Nullable String ipv6Address, Value.Mapping settings) {

        /// Without a fixed IPv6 address.
        public Endpoint(@Nullable String ipv4Address, Value.Mapping settings) {
            this(ipv4Address, null, settings);
        }
    }

    public ContainerSpec withName(String name) {
        return new ContainerSpec(name, platform, image, labels, config, hostConfig, networkMode, endpoints);
    }

    public ContainerSpec withLabel(String key, String value) {
        var changed = new LinkedHashMap<>(labels);
        changed.put(key, value);
        return new ContainerSpec(name, platform, image, changed, config, hostConfig, networkMode, endpoints);
    }

    /// With other texts where it names other containers: its network mode, its namespaces and whose volumes it uses.
    public ContainerSpec withContainers(UnaryOperator<String> names) {
        var changed = hostConfig;
        for (var key : List.of("IpcMode", "PidMode", "VolumesFrom")) {
            var value = changed.get(key);
            if (value instanceof Value.Text text) {
                changed = changed.with(key, Value.of(names.apply(text.value())));
            } else if (value instanceof Value.Items items) {
                changed = changed.with(key, new Value.Items(items.values().stream()
                        .map(item -> item instanceof Value.Text text ? Value.of(names.apply(text.value())) : item).toList()));
            }
        }
        return new ContainerSpec(name, platform, image, labels, config, changed, names.apply(networkMode), endpoints);
    }

    /// The whole create request, with all endpoints.
    public Value.Mapping request() {
        var body = new LinkedHashMap<>(config.entries());
        body.put("Image", Value.of(image));
        body.put("Labels", Value.texts(labels));
        body.put("HostConfig", hostConfig.with("NetworkMode", Value.of(networkMode)));
        if (!endpoints.isEmpty()) {
            var byName = new LinkedHashMap<String, Value>();
            endpoints.forEach((network, endpoint) -> byName.put(network, endpoint.settings()));
            body.put("NetworkingConfig", Value.mapping().put("EndpointsConfig", new Value.Mapping(byName)).build());
        }
        return new Value.Mapping(body);
    }
}
