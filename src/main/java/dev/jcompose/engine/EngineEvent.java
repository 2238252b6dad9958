package dev.jcompose.engine;

import java.time.Instant;
import java.util.Map;

/// Something that happened in the engine.
///
/// @param type       `container`, `network`, `image`, `volume`
/// @param action     `start`, `die`, `health_status: healthy`, `destroy`...
/// @param id         of the container
/// @param attributes the engine's: labels, `exitCode`, `name`, `image`
public record EngineEvent(String type, String action, String id, Instant time, Map<String, String> attributes) {

    public EngineEvent {
        attributes = Map.copyOf(attributes);
    }

    public String attribute(String key) {
        return attributes.getOrDefault(key, "");
    }
}
