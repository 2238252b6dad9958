package dev.jcompose.console;

/// Which details of pulls and builds are not shown.
public record Quiet(boolean pull, boolean build) {

    public static final Quiet NOTHING = new Quiet(false, false);
}
