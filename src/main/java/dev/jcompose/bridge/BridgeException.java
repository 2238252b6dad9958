package dev.jcompose.bridge;

/// Something cannot be converted, or a transformation failed.
public final class BridgeException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int exitCode;

    public BridgeException(String message) {
        this(1, message);
    }

    BridgeException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /// That of the transformation, where it is what failed; else 1.
    public int exitCode() {
        return exitCode;
    }
}
