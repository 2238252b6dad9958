package dev.jcompose.canon;

import java.math.BigDecimal;
import java.time.Duration;

/// Durations the way Go prints them: `1m30s`, `36h0m0s`, `100ms`, `1.5s`, `0s`.
final class GoDuration {

    private static final long MICRO = 1_000;
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000_000_000;

    private GoDuration() {}

    static String text(Duration duration) {
        if (duration.isNegative()) {
            return "-" + text(duration.negated());
        }
        long nanos = duration.toNanos();
        if (nanos == 0) {
            return "0s";
        }
        if (nanos < SECOND) {
            return nanos < MICRO ? nanos + "ns" : nanos < MILLI ? units(nanos, MICRO) + "µs" : units(nanos, MILLI) + "ms";
        }
        long minutes = nanos / SECOND / 60;
        var seconds = units(nanos - minutes * 60 * SECOND, SECOND) + "s";
        if (minutes == 0) {
            return seconds;
        }
        return minutes < 60 ? minutes + "m" + seconds : minutes / 60 + "h" + minutes % 60 + "m" + seconds;
    }

    private static String units(long nanos, long unit) {
        var value = BigDecimal.valueOf(nanos).divide(BigDecimal.valueOf(unit));
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
