package dev.jcompose.engine.docker;

import dev.jcompose.engine.ContainerSpec;
import dev.jcompose.model.Value;
import java.util.ArrayList;

/// Mounts of a part of a volume, which an engine before API 1.45 does not know: there the part is mounted from where the volume is.
final class SubpathMounts {

    private SubpathMounts() {}

    static ContainerSpec of(EngineApi api, ContainerSpec spec) {
        if (!(spec.hostConfig().get("Mounts") instanceof Value.Items mounts) || mounts.values().stream().allMatch(mount -> subpath(mount).isEmpty())
                || api.speaks(1, 45)) {
            return spec;
        }
        var changed = new ArrayList<Value>();
        for (var mount : mounts.values()) {
            changed.add(subpath(mount).isEmpty() ? mount : bind(api, spec.name(), (Value.Mapping) mount));
        }
        return new ContainerSpec(spec.name(), spec.platform(), spec.image(), spec.labels(), spec.config(),
                spec.hostConfig().with("Mounts", new Value.Items(changed)), spec.networkMode(), spec.endpoints());
    }

    private static String subpath(Value mount) {
        return mount instanceof Value.Mapping mapping && mapping.get("VolumeOptions") instanceof Value.Mapping options
                && options.get("Subpath") instanceof Value.Text text ? text.value() : "";
    }

    private static Value bind(EngineApi api, String container, Value.Mapping mount) {
        var volume = ((Value.Text) java.util.Objects.requireNonNull(mount.get("Source"))).value();
        var folder = api.get("create container", container, "/volumes/" + Exchange.segment(volume)).tree().text("Mountpoint");
        var bind = Value.mapping().put("Type", "bind").put("Source", folder + "/" + subpath(mount));
        mount.entries().forEach((key, value) -> {
            if (key.equals("Target") || key.equals("ReadOnly")) {
                bind.put(key, value);
            }
        });
        return bind.put("BindOptions", Value.Mapping.EMPTY).build();
    }
}
