package dev.jcompose.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The pull policies that go by an image's age: `daily`, `weekly`, `every_<duration>` such as `every_12h` or `every_1d6h`.
record PullAge(Duration limit) {

    private static final Pattern PART = Pattern.compile("(\\d+)([wdhms])");

    /// @return null for a policy of another kind
    static @Nullable PullAge of(String policy) {
        return switch (policy) {
            case "daily" -> new PullAge(Duration.ofDays(1));
            case "weekly" -> new PullAge(Duration.ofDays(7));
            default -> policy.startsWith("every_") ? new PullAge(duration(policy.substring("every_".length()))) : null;
        };
    }

    private static Duration duration(String text) {
        var sum = Duration.ZERO;
        for (var part = PART.matcher(text); part.find(); ) {
            long count = Long.parseLong(part.group(1));
            sum = sum.plus(switch (part.group(2)) {
                case "w" -> Duration.ofDays(7 * count);
                case "d" -> Duration.ofDays(count);
                case "h" -> Duration.ofHours(count);
                case "m" -> Duration.ofMinutes(count);
                default -> Duration.ofSeconds(count);
            });
        }
        return sum;
    }

    /// Whether an image that was tagged then is older now than it may be; one of unknown age is not.
    boolean isOver(@Nullable Instant tagged, Instant now) {
        return tagged != null && tagged.plus(limit).isBefore(now);
    }
}
