package dev.jcompose.follow;

import dev.jcompose.engine.EngineStream;

/// In place of a log that the engine keeps nowhere, or where it cannot read it.
final class NoLog implements EngineStream {

    @Override
    public void await() {
        // Nothing comes.
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
