package dev.jcompose.model;

import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A top-level volume.
///
/// @param key  its key in the file
/// @param name its real name in the engine: `<project>_<key>` unless the file says otherwise
public record Volume(
        String key,
        String name,
        @Nullable String driver,
        SequencedMap<String, String> driverOpts,
        boolean external,
        SequencedMap<String, String> labels,
        Value.Mapping extensions) {

    public Volume {
        driverOpts = Ordered.copy(driverOpts);
        labels = Ordered.copy(labels);
    }

    public Volume withName(String name) {
        return new Volume(key, name, driver, driverOpts, external, labels, extensions);
    }
}
