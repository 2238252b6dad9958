package dev.jcompose.console;

import dev.jcompose.event.Events;

/// Shows how a plan goes on.
public interface Console extends Events, AutoCloseable {

    /// Lets something else be printed where this shows its progress.
    default void interrupted(Runnable print) {
        print.run();
    }

    /// Whether what is printed elsewhere would land in the middle of what this shows.
    default boolean isShowing() {
        return false;
    }

    /// Whether nothing of what this shows is under way.
    default boolean isIdle() {
        return true;
    }

    /// Leaves on the screen what is shown, for good; what comes next begins anew.
    default void settle() {}

    @Override
    default void close() {}
}
