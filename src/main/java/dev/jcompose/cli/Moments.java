package dev.jcompose.cli;

import dev.jcompose.engine.Moment;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Moments on the command line and in output.
final class Moments {

    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

    private Moments() {}

    /// What a flag says; null when it was not given.
    ///
    /// @throws Failure for what is no moment
    static @Nullable Instant of(@Nullable String word, Instant now) {
        if (word == null || word.isEmpty()) {
            return null;
        }
        var moment = Moment.parse(word, now);
        if (moment == null) {
            throw new Failure("failed to parse value as time or duration: \"" + word + "\"");
        }
        return moment;
    }

    /// As Go writes it in JSON: as many decimals as it takes.
    static String text(Instant moment) {
        var seconds = LocalDateTime.ofEpochSecond(moment.getEpochSecond(), 0, ZoneOffset.UTC).format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT));
        var nanos = Integer.toString(1_000_000_000 + moment.getNano()).substring(1).replaceAll("0+$", "");
        return seconds + (nanos.isEmpty() ? "" : "." + nanos) + "Z";
    }

    /// `2026-11-30 23:58:37.232146`
    static String local(Instant moment, ZoneId zone) {
        return MICROSECONDS.format(moment.atZone(zone));
    }
}
