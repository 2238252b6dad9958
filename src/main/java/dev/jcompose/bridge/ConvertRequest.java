package dev.jcompose.bridge;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What `bridge convert` is asked for.
///
/// @param output          where the outcome goes, absolute
/// @param written         the same in the words of the command line
/// @param templates       absolute; null for those of the transformation
/// @param transformations images, run one after another
/// @param confirmation    asked before anything is deleted that jcompose did not make
public record ConvertRequest(
        Path output, String written, @Nullable Path templates, List<String> transformations, Predicate<String> confirmation) {

    /// What is used when nothing else is said.
    public static final String KUBERNETES = "docker/compose-bridge-kubernetes";

    public ConvertRequest {
        transformations = transformations.isEmpty() ? List.of(KUBERNETES) : List.copyOf(transformations);
    }
}
