package dev.jcompose.plan;

import dev.jcompose.engine.ContainerSpec;
import java.util.ArrayList;

/// The fixed addresses of a container in words: `10.201.7.5 on shop_back`.
final class Addresses {

    private Addresses() {}

    static String of(ContainerSpec spec) {
        var parts = new ArrayList<String>();
        spec.endpoints().forEach((network, endpoint) -> {
            if (endpoint.ipv4Address() != null) {
                parts.add(endpoint.ipv4Address() + " on " + network);
            }
        });
        return String.join(", ", parts);
    }
}
