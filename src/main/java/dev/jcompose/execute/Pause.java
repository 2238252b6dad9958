package dev.jcompose.execute;

import java.time.Duration;

/// Lets time pass.
@FunctionalInterface
public interface Pause {

    Pause REAL = Thread::sleep;

    void pause(Duration time) throws InterruptedException;
}
