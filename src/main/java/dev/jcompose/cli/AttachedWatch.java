package dev.jcompose.cli;

import dev.jcompose.AttachedRun;
import dev.jcompose.Watching;
import dev.jcompose.engine.OutputSink;
import dev.jcompose.event.Event;
import dev.jcompose.event.Events;
import dev.jcompose.model.Project;
import dev.jcompose.watch.Watcher;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Watching beside an attached `up`, among what containers write.
final class AttachedWatch implements Watcher.Log, OutputSink, AutoCloseable {

    private final Session session;
    private final Events events;
    private final Watching watching;
    private final Supplier<@Nullable AttachedRun> run;

    /// @param run what must not end while containers are made anew; null before it begins
    /// @throws dev.jcompose.watch.WatchException when nothing is watched
    AttachedWatch(Session session, Project project, Events events, Supplier<@Nullable AttachedRun> run) {
        this.session = session;
        this.events = events;
        this.run = run;
        this.watching = session.engine().watching(project, true, event -> {
            if (event instanceof Event.Warning) {
                events.on(event);
            }
        }, this);
    }

    void prepare() {
        watching.prepare();
    }

    void start() {
        watching.start();
    }

    void stop() {
        watching.stop();
    }

    @Override
    public void begin() {
        var beside = run.get();
        if (beside != null) {
            beside.hold();
        }
    }

    @Override
    public void end() {
        var beside = run.get();
        if (beside != null) {
            beside.release();
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
    public void detail(String text) {
        session.notices().detail(text);
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
