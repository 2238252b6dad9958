package dev.jcompose.observe;

import dev.jcompose.model.Project;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A file of a `security_opt` `seccomp=FILE`. The engine takes its text, not its path.
///
/// @param json    on one line; null when it cannot be used
/// @param problem why it cannot be used, in Docker Compose's words; null when it can
public record SeccompProfile(@Nullable String json, @Nullable String problem) {

    /// The file that an option names; null when it names none.
    public static @Nullable String file(String option) {
        var word = "seccomp";
        if (!option.startsWith(word + "=") && !(option.startsWith(word + ":") && !option.contains("="))) {
            return null;
        }
        var file = option.substring(word.length() + 1);
        return file.equals("unconfined") || file.equals("builtin") ? null : file;
    }

    /// The profiles of all services, by the path that the file has.
    static Map<String, SeccompProfile> read(Project project) {
        var profiles = new HashMap<String, SeccompProfile>();
        project.services().values().forEach(service -> service.confinement().securityOpt().forEach(option -> {
            var file = file(option);
            if (file != null) {
                profiles.computeIfAbsent(file, name -> read(name, path(project, name)));
            }
        }));
        return profiles;
    }

    private static Path path(Project project, String name) {
        var home = project.environment().get("HOME");
        return name.startsWith("~/") && home != null ? Path.of(home, name.substring(2)) : project.directory().resolve(name);
    }

    private static SeccompProfile read(String name, Path file) {
        try {
            return new SeccompProfile(JsonText.compact(Files.readString(file)), null);
        } catch (JsonText.SyntaxException wrong) {
            return new SeccompProfile(null, "compacting json for seccomp profile (" + name + ") failed: " + wrong.getMessage());
        } catch (IOException unreadable) {
            return new SeccompProfile(null, "opening seccomp profile (" + name + ") failed: open " + file + ": " + reason(unreadable));
        }
    }

    private static String reason(IOException unreadable) {
        return switch (unreadable) {
            case NoSuchFileException missing -> "no such file or directory";
            case AccessDeniedException denied -> "permission denied";
            default -> String.valueOf(unreadable.getMessage());
        };
    }
}
