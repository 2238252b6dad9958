package dev.jcompose.model;

/// A process limit.
///
/// @param single whether it was written as one number (then soft and hard are equal)
public record Ulimit(boolean single, long soft, long hard) {

    public static Ulimit of(long both) {
        return new Ulimit(true, both, both);
    }
}
