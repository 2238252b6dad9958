package dev.jcompose.console;

import dev.jcompose.engine.OutputSink;
import java.util.Arrays;

/// What a process writes, passed on as it comes, byte for byte.
public record RawOutput(Out out, Out err) implements OutputSink {

    @Override
    public void stdout(byte[] buffer, int offset, int length) {
        out.write(Arrays.copyOfRange(buffer, offset, offset + length));
    }

    @Override
    public void stderr(byte[] buffer, int offset, int length) {
        err.write(Arrays.copyOfRange(buffer, offset, offset + length));
    }

    /// Whether the reader has gone away.
    public boolean isClosed() {
        return out.isClosed();
    }
}
