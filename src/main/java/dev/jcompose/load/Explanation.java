package dev.jcompose.load;

import dev.jcompose.model.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a part of a project comes from.
///
/// @param path  as it was asked for
/// @param value what it is in the end, as text; null for a mapping or a list
/// @param said  what was said for it, what won first, then what that overrode, the latest first; empty when no file says anything
/// @param parts of a mapping or a list, what it holds
public record Explanation(String path, @Nullable String value, List<Said> said, List<Part> parts) {
    public Explanation {
        said = List.copyOf(said);
        parts = List.copyOf(parts);
    }

    /// @param place     null when it is not known
    /// @param value     null for a mapping or a list, or nothing
    /// @param written   the text before its variables were replaced; null when there were none
    /// @param variables those in the text
    /// @param by        the attribute of another kind that says it (`env_file`); null for the attribute itself
    public record Said(@Nullable Origin place, @Nullable String value, @Nullable String written, List<Variable> variables, @Nullable String by) {
        public Said {
            variables = List.copyOf(variables);
        }
    }

    /// @param value null when the variable is not set
    /// @param from  where it is set: `the environment` or the place in an env file; null when it is not set or set elsewhere
    public record Variable(String name, @Nullable String value, @Nullable String from) {}

    /// @param key   a key or `[0]`
    /// @param value null for a mapping or a list
    public record Part(String key, Origin place, @Nullable String value) {}
}
