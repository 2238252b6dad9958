package dev.jcompose.doctor;

import java.util.Locale;

/// What a finding means for an `up`.
public enum Severity {
    /// All is well.
    OK,
    /// Worth knowing.
    NOTE,
    /// Goes on working, but not as expected, or not for long.
    WARNING,
    /// Would stop an `up`.
    ERROR;

    /// `ok`, `note`, `warning`, `error`
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
