package dev.jcompose.cli;

import dev.jcompose.AttachedRun;
import dev.jcompose.event.Event;
import dev.jcompose.event.Events;
import dev.jcompose.model.Project;
import dev.jcompose.watch.ProjectLock;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Turns watching beside an attached `up` on and off. It begins when the containers run, and one process at a time watches a project.
final class WatchSwitch implements AutoCloseable {

    private final Session session;
    private final Project project;
    private final Events events;
    private boolean attached;
    private boolean working;
    private boolean begun;
    private volatile @Nullable AttachedRun run;
    /// Null while it is off.
    private @Nullable AttachedWatch watch;
    private @Nullable ProjectLock lock;

    WatchSwitch(Session session, Project project, Events events) {
        this.session = session;
        this.project = project;
        this.events = events;
    }

    /// Names the run that must not end while containers are made anew; before it begins.
    void beside(AttachedRun attachedRun) {
        run = attachedRun;
    }

    private @Nullable AttachedRun run() {
        return run;
    }

    /// Hears how `up` goes on.
    synchronized void on(Event event) {
        switch (event) {
            case Event.Attached ignored -> attached = true;
            case Event.PlanStarted ignored -> working = true;
            case Event.PlanFinished ignored -> working = false;
            default -> {
                return;
            }
        }
        start();
    }

    private void start() {
        if (attached && !working && watch != null && !begun) {
            begun = true;
            watch.start();
        }
    }

    synchronized boolean isOn() {
        return watch != null;
    }

    /// @throws dev.jcompose.watch.WatchException when there is nothing to be watched, or another process watches it
    synchronized void turnOn() {
        var wanted = new AttachedWatch(session, project, events, this::run);
        lock = ProjectLock.take(project.name(), session.environment().variables());
        watch = wanted;
        // What changes while the containers are brought up is dealt with once they run.
        wanted.prepare();
        begun = false;
        start();
    }

    /// Says so, where it has begun.
    synchronized void turnOff() throws IOException {
        if (watch != null) {
            watch.stop();
        }
        close();
    }

    /// Whatever it does is broken off; nothing is said of it.
    synchronized void breakOff() {
        begun = true;
        if (watch != null) {
            watch.close();
        }
    }

    /// @throws IOException when the lock cannot be given up
    @Override
    public synchronized void close() throws IOException {
        breakOff();
        watch = null;
        if (lock != null) {
            lock.close();
            lock = null;
        }
    }
}
