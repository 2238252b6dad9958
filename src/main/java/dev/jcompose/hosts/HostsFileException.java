package dev.jcompose.hosts;

/// A file of host names was not changed. The message says which, why, and what to do.
public final class HostsFileException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String fact;

    HostsFileException(String fact, String remedy, Throwable cause) {
        super(fact + "; " + remedy, cause);
        this.fact = fact;
    }

    /// Without what to do.
    public String fact() {
        return fact;
    }
}
