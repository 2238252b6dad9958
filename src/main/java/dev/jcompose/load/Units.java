package dev.jcompose.load;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Sizes and durations as Compose files write them.
final class Units {
    private static final Pattern SIZE = Pattern.compile("(\\d+(?:\\.\\d*)?|\\.\\d+) ?([kmgtp]?)(i?b)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d*)?|\\.\\d+)(ns|us|\u00b5s|\u03bcs|ms|s|m|h|d|w)");
    private static final Map<String, Long> NANOSECONDS = Map.of("ns", 1L, "us", 1_000L, "\u00b5s", 1_000L, "\u03bcs", 1_000L,
            "ms", 1_000_000L, "s", 1_000_000_000L, "m", 60_000_000_000L, "h", 3_600_000_000_000L,
            "d", 86_400_000_000_000L, "w", 604_800_000_000_000L);
    /// As [#PART], whatever the unit.
    private static final Pattern ANY_PART = Pattern.compile("(?:\\d+\\.?\\d*|\\.\\d+)([^\\d.]*)");
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+(?:\\.\\d*)?|\\.\\d+)");
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    private Units() {}

    /// `64m`, `1.5GiB`, `1048576` in bytes, all units powers of 1024; empty when it is no size.
    static Optional<Long> bytes(String text) {
        var matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int power = matcher.group(2).isEmpty() ? 0 : "kmgtp".indexOf(matcher.group(2).toLowerCase(Locale.ROOT)) + 1;
        var bytes = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(1L << 10 * power));
        return bytes.compareTo(MOST) > 0 ? Optional.empty() : Optional.of(bytes.setScale(0, RoundingMode.DOWN).longValue());
    }

    /// `1m30s`, `1.5h`, `2d`, `0`; empty when it is no duration.
    static Optional<Duration> duration(String text) {
        boolean negative = text.startsWith("-");
        var rest = negative || text.startsWith("+") ? text.substring(1) : text;
        if (rest.equals("0")) {
            return Optional.of(Duration.ZERO);
        }
        var matcher = PART.matcher(rest);
        var total = BigDecimal.ZERO;
        int at = 0;
        while (at < rest.length() && matcher.find(at) && matcher.start() == at) {
            total = total.add(new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(NANOSECONDS.get(matcher.group(2)))));
            at = matcher.end();
        }
        if (at == 0 || at < rest.length() || total.compareTo(MOST) > 0) {
            return Optional.empty();
        }
        long nanoseconds = total.longValue();
        return Optional.of(Duration.ofNanos(negative ? -nanoseconds : nanoseconds));
    }

    /// What Docker Compose says of a text that [#bytes] does not take.
    static String badSize(String text) {
        int last = text.length() - 1;
        while (last >= 0 && "0123456789. ".indexOf(text.charAt(last)) < 0) {
            last--;
        }
        if (last < 0) {
            return "invalid size: '%s'".formatted(text);
        }
        var number = text.substring(0, text.charAt(last) == ' ' ? last : last + 1);
        var suffix = text.substring(last + 1);
        if (!NUMBER.matcher(number).matches()) {
            return "strconv.ParseFloat: parsing \"%s\": invalid syntax".formatted(number);
        }
        if (number.startsWith("-") || SIZE.matcher("1" + suffix).matches()) {
            return "invalid size: '%s'".formatted(text);
        }
        return "invalid suffix: '%s'".formatted(suffix.length() > 3 ? suffix : suffix.toLowerCase(Locale.ROOT));
    }

    /// What Docker Compose says of a text that [#duration] does not take.
    static String badDuration(String text) {
        var rest = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
        var matcher = ANY_PART.matcher(rest);
        for (int at = 0; at < rest.length() && matcher.find(at) && matcher.start() == at; at = matcher.end()) {
            var unit = matcher.group(1);
            if (unit.isEmpty()) {
                return "time: missing unit in duration \"%s\"".formatted(text);
            }
            if (!NANOSECONDS.containsKey(unit)) {
                return "time: unknown unit \"%s\" in duration \"%s\"".formatted(unit, text);
            }
        }
        return "time: invalid duration \"%s\"".formatted(text);
    }
}
