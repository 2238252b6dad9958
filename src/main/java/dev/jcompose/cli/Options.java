package dev.jcompose.cli;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The flags that were given, and the arguments.
///
/// @param values by flag name, in the order given; nothing for a flag that was not
record Options(Map<String, List<String>> values, List<String> arguments) {

    /// The same with another flag, which stands in for one of the same name.
    Options with(String flag, String value) {
        var more = new LinkedHashMap<>(values);
        more.put(flag, List.of(value));
        return new Options(more, arguments);
    }

    boolean isSet(String flag) {
        return values.containsKey(flag);
    }

    /// Whether a flag without a value is on; the last one counts.
    boolean is(String flag) {
        return "true".equals(text(flag));
    }

    /// The last value; null when it was not given.
    @Nullable String text(String flag) {
        var given = values.get(flag);
        return given == null ? null : given.getLast();
    }

    String text(String flag, String otherwise) {
        var text = text(flag);
        return text == null ? otherwise : text;
    }

    int integer(String flag, int otherwise) {
        var text = text(flag);
        return text == null ? otherwise : Integer.parseInt(text);
    }

    List<String> list(String flag) {
        return values.getOrDefault(flag, List.of());
    }

    /// A number of seconds; null when it was not given. A negative one, which would mean to wait for ever, counts as a very long time.
    @Nullable Duration seconds(String flag) {
        if (!isSet(flag)) {
            return null;
        }
        int seconds = integer(flag, 0);
        return Duration.ofSeconds(seconds < 0 ? Integer.MAX_VALUE : seconds);
    }

    /// Which of a service's containers is meant: 0 for none in particular, as anything below it does in Docker Compose.
    int index() {
        return Math.max(0, integer("index", 0));
    }
}
