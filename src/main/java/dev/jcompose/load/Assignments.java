package dev.jcompose.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the line of an env file that sets a variable. Only for telling where it is: what it means, [DotEnv] says.
final class Assignments {
    private static final Pattern LINE = Pattern.compile("\\s*(?:export\\s+)?([^\\s=:#]+)\\s*[=:]\\s*(.*)");

    private Assignments() {}

    /// @param number from 1
    /// @param value  as it is written
    record Line(int number, String value) {}

    /// The last line that sets it; null when none does, or the file cannot be read (any more).
    static @Nullable Line in(Path file, String name) {
        try {
            Line found = null;
            int number = 0;
            for (var line : (Iterable<String>) EnvFiles.text(file).lines()::iterator) {
                number++;
                var matcher = LINE.matcher(line);
                if (matcher.matches() && matcher.group(1).equals(name)) {
                    found = new Line(number, matcher.group(2).strip());
                }
            }
            return found;
        } catch (IOException unreadable) {
            return null;
        }
    }
}
