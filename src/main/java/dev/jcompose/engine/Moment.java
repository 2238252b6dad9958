package dev.jcompose.engine;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Moments as users write them: `2026-11-22T13:00:00Z`, `2026-11-22`, `1795353465.5`, `1h30m` back from now.
public final class Moment {

    private static final Pattern SECONDS = Pattern.compile("\\d+(\\.\\d{1,9})?");
    private static final Pattern DURATION = Pattern.compile("(\\d+(?:\\.\\d+)?)(ns|us|µs|ms|s|m|h)");

    private Moment() {}

    /// @return null for what is none
    public static @Nullable Instant parse(String text, Instant now) {
        if (SECONDS.matcher(text).matches()) {
            return Instant.ofEpochSecond(0).plusNanos(new BigDecimal(text).movePointRight(9).longValue());
        }
        var back = duration(text);
        if (back != null) {
            return now.minus(back);
        }
        try {
            return moment(text);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static Instant moment(String text) {
        if (!text.contains("T")) {
            return LocalDate.parse(text).atStartOfDay(ZoneId.systemDefault()).toInstant();
        }
        var time = text.substring(text.indexOf('T'));
        boolean zoned = time.endsWith("Z") || time.contains("+") || time.contains("-");
        return zoned ? OffsetDateTime.parse(text).toInstant() : LocalDateTime.parse(text).atZone(ZoneId.systemDefault()).toInstant();
    }

    private static @Nullable Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        var sum = Duration.ZERO;
        int at = 0;
        while (at < text.length() && matcher.find(at) && matcher.start() == at) {
            double nanos = switch (matcher.group(2)) {
                case "h" -> 3600e9;
                case "m" -> 60e9;
                case "s" -> 1e9;
                case "ms" -> 1e6;
                case "ns" -> 1;
                default -> 1e3;
            };
            sum = sum.plusNanos(Math.round(Double.parseDouble(matcher.group(1)) * nanos));
            at = matcher.end();
        }
        return at == text.length() && at > 0 ? sum : null;
    }
}
