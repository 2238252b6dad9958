package dev.jcompose.load;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// The plain grammar of `docker run --env-file` (`format: raw`): a value is the rest of the line as it stands. A key alone takes its
/// value from outside.
final class RawEnv {

    private RawEnv() {}

    /// The variables of a file in its order.
    static SequencedMap<String, String> parse(String text, Variables outside) throws DotEnv.SyntaxException {
        var found = new LinkedHashMap<String, String>();
        int number = 0;
        for (var line : (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().map(String::stripLeading).toList()) {
            number++;
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int equals = line.indexOf('=');
            var key = equals < 0 ? line : line.substring(0, equals);
            if (key.chars().anyMatch(Character::isWhitespace)) {
                throw new DotEnv.SyntaxException(number, "variable '%s' contains whitespaces".formatted(key));
            }
            if (key.isEmpty()) {
                throw new DotEnv.SyntaxException(number, "no variable name on line '%s'".formatted(line));
            }
            var value = equals < 0 ? outside.get(key) : line.substring(equals + 1);
            if (value != null) {
                found.put(key, value);
            }
        }
        return found;
    }
}
