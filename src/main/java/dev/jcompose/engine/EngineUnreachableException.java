package dev.jcompose.engine;

/// No engine could be reached. The message says what was tried and what to do.
public class EngineUnreachableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String fact;
    private final String remedy;

    public EngineUnreachableException(String message, Throwable cause) {
        super(message, cause);
        this.fact = message;
        this.remedy = "";
    }

    /// @param fact   what was tried, and what came of it
    /// @param remedy what to do
    public EngineUnreachableException(String fact, String remedy, Throwable cause) {
        super(fact + "\n  " + remedy, cause);
        this.fact = fact;
        this.remedy = remedy;
    }

    public String fact() {
        return fact;
    }

    /// Empty where the fact says it.
    public String remedy() {
        return remedy;
    }
}
