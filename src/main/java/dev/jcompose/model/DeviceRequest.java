package dev.jcompose.model;

import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// What is asked of a device driver of the engine: so many devices, or these, that can do this.
///
/// @param count -1 for all; null with `ids`
/// @param ids   exclusive with `count`
public record DeviceRequest(
        List<String> capabilities,
        @Nullable String driver,
        @Nullable Long count,
        List<String> ids,
        SequencedMap<String, String> options) {

    public DeviceRequest {
        capabilities = List.copyOf(capabilities);
        ids = List.copyOf(ids);
        options = Ordered.copy(options);
    }
}
