package dev.jcompose.engine;

import java.util.Map;

/// A volume as the engine lists it.
public record VolumeInfo(String name, String driver, Map<String, String> labels) {

    public VolumeInfo {
        labels = Map.copyOf(labels);
    }

    public String label(String key) {
        return labels.getOrDefault(key, "");
    }
}
