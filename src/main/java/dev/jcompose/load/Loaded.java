package dev.jcompose.load;

import dev.jcompose.model.Project;
import java.util.List;

/// What loading found.
///
/// @param project  cut to the wanted services and what they need
/// @param warnings in the order in which they were noticed
public record Loaded(Project project, List<Warning> warnings) {
    public Loaded {
        warnings = List.copyOf(warnings);
    }
}
