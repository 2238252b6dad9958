package dev.jcompose.engine.memory;

/// What a test throws into the client in place of SIGKILL: nothing in the product may catch it.
public final class Killed extends Error {

    private static final long serialVersionUID = 1;

    public Killed(String when) {
        super(when);
    }
}
