package dev.jcompose.load;

import dev.jcompose.model.KeyPath;
import dev.jcompose.model.Origin;
import org.jspecify.annotations.Nullable;

/// Something wrong in the files. Prints as place, path where the fact does not say what it is about, fact, remedy:
/// `compose.yaml:12:9: service "web" depends on undefined service "dbb": invalid compose project; did you mean "db"?`
///
/// @param origin  where; null when it is about no place in a file
/// @param path    as [KeyPath] makes it (`services.web.ports[0]`), empty for the file as a whole
/// @param message the fact, in Docker Compose's words where it has any
/// @param remedy  what to do about it; null when the fact says it
public record Problem(@Nullable Origin origin, String path, String message, @Nullable String remedy, Code code) {

    @Override
    public String toString() {
        var bare = KeyPath.bare(path);
        var fact = Origin.before(origin, path.isEmpty() || message.contains(bare) || contains(message, subject(path)) ? message
                : bare + ": " + message);
        return remedy == null ? fact : fact + "; " + remedy;
    }

    /// What a reader must know to find the part: the service, network... by its name.
    private static String subject(String path) {
        var subject = path;
        for (var above = KeyPath.parent(subject); !above.isEmpty() && !KeyPath.parent(above).isEmpty(); above = KeyPath.parent(above)) {
            subject = above;
        }
        return KeyPath.bare(subject.substring(KeyPath.parent(subject).length())).replaceFirst("^\\.", "");
    }

    /// Whether a text holds a name as a word of its own.
    private static boolean contains(String text, String name) {
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
            int end = at + name.length();
            if ((at == 0 || !isWord(text.charAt(at - 1))) && (end == text.length() || !isWord(text.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
