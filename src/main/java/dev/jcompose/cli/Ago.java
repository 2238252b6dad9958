package dev.jcompose.cli;

import java.time.Duration;

/// How long ago something was, as `docker ps` says it.
final class Ago {

    private Ago() {}

    static String text(Duration age) {
        return words(age) + " ago";
    }

    private static String words(Duration age) {
        long seconds = age.toSeconds();
        long minutes = age.toMinutes();
        long hours = Math.round(age.toMinutes() / 60.0);
        if (seconds < 1) {
            return "Less than a second";
        } else if (seconds == 1) {
            return "1 second";
        } else if (seconds < 60) {
            return seconds + " seconds";
        } else if (minutes == 1) {
            return "About a minute";
        } else if (minutes < 60) {
            return minutes + " minutes";
        } else if (hours == 1) {
            return "About an hour";
        } else if (hours < 48) {
            return hours + " hours";
        } else if (hours < 24 * 7 * 2) {
            return hours / 24 + " days";
        } else if (hours < 24 * 30 * 2) {
            return hours / 24 / 7 + " weeks";
        } else if (hours < 24 * 365 * 2) {
            return hours / 24 / 30 + " months";
        }
        return age.toHours() / 24 / 365 + " years";
    }
}
