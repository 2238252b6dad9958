package dev.jcompose.load;

import dev.jcompose.model.TemplateVariable;
import dev.jcompose.model.Value;
import java.util.List;

/// The merged files as a tree in which variables stand as they are written.
///
/// @param yaml     keys sorted
/// @param json     the same as JSON prints it: most empty lists are null there, as in Docker Compose
/// @param warnings in the order in which they were noticed
public record LoadedTree(Value.Mapping yaml, Value.Mapping json, List<Warning> warnings) {
    public LoadedTree {
        warnings = List.copyOf(warnings);
    }

    /// The variables that stand in it, by name, sorted.
    public List<TemplateVariable> variables() {
        return TemplateVariables.of(yaml);
    }
}
