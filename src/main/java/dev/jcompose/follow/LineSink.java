package dev.jcompose.follow;

import dev.jcompose.engine.OutputSink;
import dev.jcompose.event.Event;
import dev.jcompose.event.Events;
import java.time.Clock;

/// Turns what one container writes into [Event.Output] events.
public final class LineSink implements OutputSink {

    private final Lines out;
    private final Lines err;

    /// @param container the display name
    public LineSink(String container, Events events, Clock clock) {
        this.out = new Lines(line -> events.on(new Event.Output(container, false, line, clock.instant())));
        this.err = new Lines(line -> events.on(new Event.Output(container, true, line, clock.instant())));
    }

    @Override
    public void stdout(byte[] buffer, int offset, int length) {
        out.add(buffer, offset, length);
    }

    @Override
    public void stderr(byte[] buffer, int offset, int length) {
        err.add(buffer, offset, length);
    }

    /// Passes on last lines that have no end; called once when the stream has ended.
    public void end() {
        out.end();
        err.end();
    }
}
