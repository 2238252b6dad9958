package dev.jcompose.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A volume to be made. A null driver is the engine's default.
public record VolumeSpec(
        String name, @Nullable String driver, SequencedMap<String, String> driverOpts, SequencedMap<String, String> labels) {

    public VolumeSpec {
        driverOpts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(driverOpts));
        labels = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(labels));
    }
}
