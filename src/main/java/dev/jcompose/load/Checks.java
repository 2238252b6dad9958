package dev.jcompose.load;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a text may be, beyond being a text. The complaints are those of Docker Compose's schema and follow a path.
final class Checks {
    private static final Pattern PULL_POLICY = Pattern.compile("always|never|build|if_not_present|missing|refresh|daily|weekly|every_([0-9]+[wdhms])+");
    private static final Pattern CONTAINER_NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]+");
    static final Pattern RESOURCE_NAME = Pattern.compile("[a-zA-Z0-9._-]+");

    private Checks() {}

    static @Nullable String pullPolicy(String text) {
        return matching(PULL_POLICY, text);
    }

    static @Nullable String containerName(String text) {
        return matching(CONTAINER_NAME, text);
    }

    static @Nullable String condition(String text) {
        return oneOf(text, "service_started", "service_healthy", "service_completed_successfully");
    }

    static @Nullable String mountType(String text) {
        return oneOf(text, "bind", "volume", "tmpfs", "cluster", "npipe", "image");
    }

    static @Nullable String recursive(String text) {
        return oneOf(text, "enabled", "disabled", "writable", "readonly");
    }

    static @Nullable String selinux(String text) {
        return oneOf(text, "z", "Z");
    }

    static @Nullable String cgroup(String text) {
        return oneOf(text, "host", "private");
    }

    static @Nullable String gpus(String text) {
        return oneOf(text, "all");
    }

    static @Nullable String updateOrder(String text) {
        return oneOf(text, "start-first", "stop-first");
    }

    static @Nullable String watchAction(String text) {
        return oneOf(text, "rebuild", "sync", "restart", "sync+restart", "sync+exec");
    }

    /// A number that is not below `least` and not above `most`; text that is no number is not its business. The complaint is the one
    /// that Docker Compose's schema has for a value that is neither such a number nor text.
    static Row.Check between(long least, long most) {
        return text -> {
            try {
                var number = new BigDecimal(text);
                return number.compareTo(BigDecimal.valueOf(least)) < 0 || number.compareTo(BigDecimal.valueOf(most)) > 0
                        ? "must be a string, or a number from %d%s".formatted(least, most == Long.MAX_VALUE ? "" : " to " + most) : null;
            } catch (NumberFormatException e) {
                return null;
            }
        };
    }

    /// Anywhere in the text, as the schema's patterns have no anchors.
    private static @Nullable String matching(Pattern pattern, String text) {
        return pattern.matcher(text).find() ? null : "'%s' does not match pattern '%s'".formatted(text, pattern);
    }

    private static @Nullable String oneOf(String text, String... words) {
        return List.of(words).contains(text) ? null
                : "value must be one of " + Arrays.stream(words).map("'%s'"::formatted).collect(Collectors.joining(", "));
    }
}
