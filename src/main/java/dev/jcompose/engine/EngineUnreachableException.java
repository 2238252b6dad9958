package dev.jcompose.engine;

/// No engine could be reached. The message says what was tried and what to do.
public class EngineUnreachableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public EngineUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
