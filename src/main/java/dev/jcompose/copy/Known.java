package dev.jcompose.copy;

import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.NetworkInfo;
import dev.jcompose.engine.VolumeInfo;
import dev.jcompose.model.Labels;
import java.util.Map;

/// Something of a project that the engine has, by its labels.
///
/// @param what   `container shop-a-web-1`
/// @param labels the engine's
public record Known(String what, Map<String, String> labels) {

    public Known {
        labels = Map.copyOf(labels);
    }

    public static Known of(ContainerInfo container) {
        return new Known("container " + container.name(), container.labels());
    }

    public static Known of(NetworkInfo network) {
        return new Known("network " + network.name(), network.labels());
    }

    public static Known of(VolumeInfo volume) {
        return new Known("volume " + volume.name(), volume.labels());
    }

    public String label(String key) {
        return labels.getOrDefault(key, "");
    }

    public String project() {
        return label(Labels.PROJECT);
    }

    public boolean isOfCopy() {
        return !label(Labels.COPY).isEmpty() && !label(Labels.COPY_BASE).isEmpty();
    }
}
