package dev.jcompose.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A top-level network.
///
/// @param key  its key in the file
/// @param name its real name in the engine: `<project>_<key>` unless the file says otherwise
public record Network(
        String key,
        String name,
        @Nullable String driver,
        SequencedMap<String, String> driverOpts,
        Ipam ipam,
        boolean external,
        boolean internal,
        boolean attachable,
        SequencedMap<String, String> labels,
        @Nullable Boolean enableIpv4,
        @Nullable Boolean enableIpv6,
        Value.Mapping extensions) {

    public Network {
        driverOpts = Ordered.copy(driverOpts);
        labels = Ordered.copy(labels);
    }

    public Network withName(String name) {
        return new Network(key, name, driver, driverOpts, ipam, external, internal, attachable, labels, enableIpv4, enableIpv6, extensions);
    }

    public Network withPools(List<Pool> pools) {
        return new Network(key, name, driver, driverOpts, new Ipam(ipam.driver(), pools, ipam.options(), ipam.extensions()), external,
                internal, attachable, labels, enableIpv4, enableIpv6, extensions);
    }

    public record Ipam(@Nullable String driver, List<Pool> config, SequencedMap<String, String> options,
            Value.Mapping extensions) {
        public static final Ipam NONE =
                new Ipam(null, List.of(), new LinkedHashMap<>(), Value.Mapping.EMPTY);

        public Ipam {
            config = List.copyOf(config);
            options = Ordered.copy(options);
        }

        public boolean isNone() {
            return driver == null && config.isEmpty() && options.isEmpty();
        }
    }

    /// One address pool of a network.
    public record Pool(
            @Nullable String subnet,
            @Nullable String gateway,
            @Nullable String ipRange,
            SequencedMap<String, String> auxAddresses,
            Value.Mapping extensions) {

        public Pool {
            auxAddresses = Ordered.copy(auxAddresses);
        }

        public static Pool of(@Nullable String subnet, @Nullable String gateway, @Nullable String ipRange) {
            return new Pool(subnet, gateway, ipRange, new LinkedHashMap<>(), Value.Mapping.EMPTY);
        }
    }
}
