package dev.jcompose.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A network as the engine lists it.
///
/// @param internal whether nothing outside of this machine is reached from it
/// @param bridge   its device on the engine's machine, `br-0a1b2c3d4e5f`; empty when it has none of its own
public record NetworkInfo(String id, String name, String driver, Map<String, String> labels, List<Pool> pools, boolean internal,
        String bridge) {

    public NetworkInfo(String id, String name, String driver, Map<String, String> labels, List<Pool> pools) {
        this(id, name, driver, labels, pools, false, "");
    }

    public NetworkInfo {
        labels = Map.copyOf(labels);
        pools = List.copyOf(pools);
    }

    /// @param subnet IPv4 or IPv6, `10.201.7.0/24`
    public record Pool(String subnet, @Nullable String gateway, @Nullable String ipRange) {}

    public String label(String key) {
        return labels.getOrDefault(key, "");
    }
}
