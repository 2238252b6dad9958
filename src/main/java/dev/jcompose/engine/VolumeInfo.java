package dev.jcompose.engine;

import java.util.Map;

/// A volume as the engine lists it.
///
/// @param mountpoint where it is on the engine's machine
/// @param scope      `local` or `global`
public record VolumeInfo(String name, String driver, Map<String, String> labels, String mountpoint, String scope) {

    public VolumeInfo {
        labels = Map.copyOf(labels);
    }

    public String label(String key) {
        return labels.getOrDefault(key, "");
    }
}
