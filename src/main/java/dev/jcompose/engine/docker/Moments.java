package dev.jcompose.engine.docker;

import dev.jcompose.engine.Moment;
import java.time.Instant;

/// Moments as the engine wants them: seconds and nanoseconds.
final class Moments {

    private Moments() {}

    static String engineTime(Instant moment) {
        return moment.getEpochSecond() + "." + Integer.toString(1_000_000_000 + moment.getNano()).substring(1);
    }

    /// What cannot be read is passed on, for the engine to refuse.
    static String engineTime(String text, Instant now) {
        var moment = Moment.parse(text, now);
        return moment == null ? text : engineTime(moment);
    }
}
