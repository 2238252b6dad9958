package dev.jcompose.load;

import dev.jcompose.model.Origin;
import org.jspecify.annotations.Nullable;

/// Something that the user should know and that stops nothing.
///
/// @param origin  where it was written; null when it is about no place in a file
/// @param message in Docker Compose's words where it has any
public record Warning(@Nullable Origin origin, String message) {

    @Override
    public String toString() {
        return Origin.before(origin, message);
    }
}
