package dev.jcompose.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A top-level AI model.
///
/// @param key         its key in the file
/// @param name        null when the file names none
/// @param model       the artifact
/// @param contextSize tokens; null or 0 leaves it to the runner
public record Model(
        String key,
        @Nullable String name,
        String model,
        @Nullable Integer contextSize,
        List<String> runtimeFlags,
        Value.Mapping extensions) {

    public Model {
        runtimeFlags = List.copyOf(runtimeFlags);
    }

    /// How a service learns of a model: the names of the variables that hold its address and its name; null for the defaults.
    public record Use(@Nullable String endpointVar, @Nullable String modelVar, Value.Mapping extensions) {}
}
