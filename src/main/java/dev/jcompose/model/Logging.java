package dev.jcompose.model;

import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Where the engine writes a container's output. A null driver is the engine's default.
public record Logging(@Nullable String driver, SequencedMap<String, String> options, Value.Mapping extensions) {

    public Logging {
        options = Ordered.copy(options);
    }
}
