package dev.jcompose.template;

import dev.jcompose.model.Value;
import java.util.Map;

/// What a template is filled in with: a row of a list.
///
/// @param type   Docker Compose's name for it, which its errors hold: `*formatter.ContainerContext`
/// @param fields by name, sorted
/// @param labels what `.Label "key"` looks into; a key that is missing is empty
public record Subject(String type, Value.Mapping fields, Map<String, String> labels) {

    public Subject {
        labels = Map.copyOf(labels);
    }
}
