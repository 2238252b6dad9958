package dev.jcompose.engine.docker;

import dev.jcompose.engine.VolumeInfo;
import dev.jcompose.engine.VolumeSpec;
import dev.jcompose.json.Tree;
import dev.jcompose.model.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The verbs about volumes.
final class VolumeCalls {

    private final EngineApi api;

    VolumeCalls(EngineApi api) {
        this.api = api;
    }

    List<VolumeInfo> list(Map<String, String> labels) {
        return api.get("list volumes", "", "/volumes").labels(labels).tree().at("Volumes").items().stream()
                .map(VolumeCalls::volume).toList();
    }

    Optional<VolumeInfo> inspect(String name) {
        var answer = api.get("inspect volume", name, "/volumes/" + Exchange.segment(name)).tolerating(404).tree();
        return answer.isAbsent() ? Optional.empty() : Optional.of(volume(answer));
    }

    private static VolumeInfo volume(Tree volume) {
        return new VolumeInfo(volume.text("Name"), volume.text("Driver"), volume.textMap("Labels"), volume.text("Mountpoint"),
                volume.text("Scope"));
    }

    void create(VolumeSpec spec) {
        api.post("create volume", spec.name(), "/volumes/create")
                .json(Value.mapping().put("Name", spec.name()).putIfAny("Driver", spec.driver())
                        .putIfAny("DriverOpts", spec.driverOpts()).putIfAny("Labels", spec.labels()).build())
                .done();
    }

    void remove(String name) {
        api.delete("remove volume", name, "/volumes/" + Exchange.segment(name)).tolerating(404).done();
    }
}
