package dev.jcompose.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether the engine's clock and ours agree.
public final class ClockCheck {

    private static final String NAME = "clock";
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private ClockCheck() {}

    /// @param engine what the engine said between the two moments; null when it does not tell
    public static List<Finding> of(@Nullable Instant engine, Instant before, Instant after) {
        if (engine == null) {
            return List.of(Finding.note(NAME, "the engine does not tell its time", ""));
        }
        var apart = engine.isBefore(before) ? Duration.between(engine, before)
                : engine.isAfter(after) ? Duration.between(after, engine) : Duration.ZERO;
        if (apart.compareTo(TOLERANCE) <= 0) {
            return List.of(Finding.ok(NAME, "the engine's clock agrees with this machine's"));
        }
        return List.of(Finding.warning(NAME, "the engine's clock is %d s %s this machine's: --since and --until, ages and certificates go wrong"
                        .formatted(apart.toSeconds(), engine.isBefore(before) ? "behind" : "ahead of"),
                "let both machines keep time with NTP (timedatectl set-ntp true); restart the virtual machine of a desktop engine"));
    }
}
