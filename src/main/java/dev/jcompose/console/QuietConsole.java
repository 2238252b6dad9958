package dev.jcompose.console;

import dev.jcompose.event.Event;

/// Shows warnings and nothing else.
public final class QuietConsole implements Console {

    private final Notices notices;

    public QuietConsole(Notices notices) {
        this.notices = notices;
    }

    @Override
    public void on(Event event) {
        if (event instanceof Event.Warning warning) {
            notices.warn(warning.text());
        }
    }
}
