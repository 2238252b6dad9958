package dev.jcompose.plan;

import dev.jcompose.engine.ContainerSpec;
import dev.jcompose.engine.NetworkSpec;
import java.util.ArrayList;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The fixed addresses of a container in words: `10.201.7.5 on shop_back`.
final class Addresses {

    private Addresses() {}

    static String of(ContainerSpec spec) {
        var parts = new ArrayList<String>();
        spec.endpoints().forEach((network, endpoint) -> {
            var own = both(endpoint.ipv4Address(), endpoint.ipv6Address(), " and ");
            if (!own.isEmpty()) {
                parts.add(own + " on " + network);
            }
        });
        return String.join(", ", parts);
    }

    /// A network and the addresses there: `to shop_back, 10.201.7.5`.
    static String joining(String network, ContainerSpec.Endpoint endpoint) {
        var own = both(endpoint.ipv4Address(), endpoint.ipv6Address(), " and ");
        return "to " + network + (own.isEmpty() ? "" : ", " + own);
    }

    /// The subnets of a network: `10.201.7.0/24, fd5a:1::/64`; empty where the engine chooses.
    static String of(NetworkSpec spec) {
        return both(spec.subnet(), spec.subnet6(), ", ");
    }

    private static String both(@Nullable String four, @Nullable String six, String between) {
        return Stream.of(four, six).filter(Objects::nonNull).collect(Collectors.joining(between));
    }
}
