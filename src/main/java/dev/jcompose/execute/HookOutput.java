package dev.jcompose.execute;

import dev.jcompose.event.Event;
import dev.jcompose.event.Events;
import java.util.ArrayDeque;
import java.util.Deque;

/// Passes on what a hook writes and remembers the end of it, for the message when it fails.
final class HookOutput implements Events {

    private static final int LINES = 10;
    private static final int CHARACTERS = 2048;

    private final Events events;
    private final Deque<String> out = new ArrayDeque<>();
    private final Deque<String> err = new ArrayDeque<>();

    HookOutput(Events events) {
        this.events = events;
    }

    @Override
    public void on(Event event) {
        if (event instanceof Event.Output output && !output.line().isBlank()) {
            var lines = output.error() ? err : out;
            lines.add(output.line());
            if (lines.size() > LINES) {
                lines.remove();
            }
        }
        events.on(event);
    }

    /// `: ` and its last lines; those of standard error where there are any, because they tell the reason. Empty when it wrote nothing.
    String tail() {
        var text = String.join("\n", err.isEmpty() ? out : err).strip();
        return text.isEmpty() ? "" : ": " + text.substring(Math.max(0, text.length() - CHARACTERS));
    }
}
