package dev.jcompose.engine.docker;

import dev.jcompose.engine.Moment;
import java.time.Instant;

/// Moments as the engine wants them: seconds and nanoseconds.
final class Moments {

    private Moments() {}

    static String engineTime(Instant moment) {
        return moment.getEpochSecond() + "." + Integer.toString(1_000_000_000 + moment.getNano()).substring(1);
    }

    /// @throws IllegalArgumentException in the words of docker's clients, for what is no moment
    static String engineTime(String text, Instant now) {
        var moment = Moment.parse(text, now);
        if (moment == null) {
            throw new IllegalArgumentException("failed to parse value as time or duration: \"" + text + "\"");
        }
        return engineTime(moment);
    }
}
