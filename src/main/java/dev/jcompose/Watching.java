package dev.jcompose;

import dev.jcompose.watch.WatchException;
import dev.jcompose.watch.Watcher;
import org.jspecify.annotations.Nullable;

/// Watches the files that a project's `develop` sections name; can be turned on and off.
public final class Watching implements AutoCloseable {

    private final Watcher watcher;
    private final Watcher.Log log;
    private @Nullable Thread thread;

    Watching(Watcher watcher, Watcher.Log log) {
        this.watcher = watcher;
        this.log = log;
    }

    /// Notes what changes from now on, until watching begins.
    ///
    /// @throws WatchException when files cannot be watched
    public void prepare() {
        watcher.begin();
    }

    /// On this thread, until it is interrupted.
    ///
    /// @throws WatchException when files cannot be watched
    public void run() {
        watcher.run();
    }

    public synchronized boolean isOn() {
        return thread != null && thread.isAlive();
    }

    /// On a thread of its own; does nothing when it is on.
    public synchronized void start() {
        if (!isOn()) {
            thread = Thread.ofPlatform().daemon().name("watch").start(() -> {
                try {
                    watcher.run();
                } catch (RuntimeException failed) {
                    log.warn(String.valueOf(failed.getMessage()));
                }
            });
        }
    }

    /// Says so when it was on. What is under way is broken off.
    public synchronized void stop() {
        if (isOn()) {
            close();
            log.say("Watch disabled");
        }
    }

    @Override
    public synchronized void close() {
        var running = thread;
        if (running != null) {
            running.interrupt();
            thread = null;
        }
        watcher.close();
    }
}
