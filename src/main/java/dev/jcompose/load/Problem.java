package dev.jcompose.load;

import dev.jcompose.model.Origin;
import org.jspecify.annotations.Nullable;

/// Something wrong in the files. Prints as place, fact, remedy:
/// `compose.yaml:12:9: service "web" depends on undefined service "dbb": invalid compose project; did you mean "db"?`
///
/// @param origin  where; null when it is about no place in a file
/// @param path    the dotted path (`services.web.ports[0]`), empty for the file as a whole
/// @param message the fact, in Docker Compose's words where it has any
/// @param remedy  what to do about it; null when the fact says it
public record Problem(@Nullable Origin origin, String path, String message, @Nullable String remedy) {

    @Override
    public String toString() {
        var fact = Origin.before(origin, message);
        return remedy == null ? fact : fact + "; " + remedy;
    }
}
