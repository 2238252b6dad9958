package dev.jcompose.execute;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// What has to be done even when a signal ends the process in the middle of a plan.
public final class LastActs {

    private static final List<Runnable> ACTS = new CopyOnWriteArrayList<>();

    private LastActs() {}

    /// To be done when the process ends, until it is closed.
    static Registered register(Runnable act) {
        ACTS.add(act);
        return () -> ACTS.remove(act);
    }

    /// Does them all, in no order. What fails is left.
    public static void run() {
        for (var act : ACTS) {
            try {
                act.run();
            } catch (RuntimeException failed) {
                // The process ends; nobody could do anything about it.
                continue;
            }
        }
    }

    interface Registered extends AutoCloseable {
        @Override
        void close();
    }
}
