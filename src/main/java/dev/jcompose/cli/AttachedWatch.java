package dev.jcompose.cli;

import dev.jcompose.AttachedRun;
import dev.jcompose.Watching;
import dev.jcompose.engine.OutputSink;
import dev.jcompose.event.Event;
import dev.jcompose.event.Events;
import dev.jcompose.model.Project;
import dev.jcompose.watch.Watcher;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Watching beside an attached `up`, among what containers write. It begins when the containers run.
final class AttachedWatch implements Watcher.Log, OutputSink, AutoCloseable {

    private final Session session;
    private final Events events;
    private final Watching watching;
    private boolean attached;
    private boolean working;
    private boolean begun;
    private @Nullable AttachedRun run;

    /// @throws dev.jcompose.watch.WatchException when nothing is watched
    AttachedWatch(Session session, Project project, Events events) {
        this.session = session;
        this.events = events;
        this.watching = session.engine().watching(project, true, event -> {
            if (event instanceof Event.Warning) {
                events.on(event);
            }
        }, this);
    }

    /// Names the run that must not end while containers are made anew; before it begins.
    synchronized void beside(AttachedRun attachedRun) {
        run = attachedRun;
    }

    @Override
    public synchronized void begin() {
        if (run != null) {
            run.hold();
        }
    }

    @Override
    public synchronized void end() {
        if (run != null) {
            run.release();
        }
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
        if (attached && !working && !begun) {
            begun = true;
            watching.start();
        }
    }

    @Override
    public void say(String line) {
        events.on(new Event.Watching(line));
    }

    @Override
    public void warn(String text) {
        events.on(new Event.Warning(text));
    }

    @Override
    public void stdout(byte[] buffer, int offset, int length) {
        session.out().print(new String(buffer, offset, length, StandardCharsets.UTF_8));
    }

    @Override
    public void stderr(byte[] buffer, int offset, int length) {
        stdout(buffer, offset, length);
    }

    @Override
    public void close() {
        watching.close();
    }
}
