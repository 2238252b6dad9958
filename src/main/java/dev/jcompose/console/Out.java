package dev.jcompose.console;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Standard output or error as UTF-8, whatever the locale. A reader that has gone away is no failure: what follows is dropped.
public final class Out {

    private final OutputStream stream;
    private volatile boolean closed;
    private volatile @Nullable BottomLine bottom;

    public Out(OutputStream stream) {
        this.stream = stream;
    }

    /// Writes and flushes, in one piece.
    public void print(String text) {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    public void println(String line) {
        print(line + "\n");
    }

    /// @param line what stays below all that is printed here; null for nothing
    void keepBelow(@Nullable BottomLine line) {
        bottom = line;
    }

    void write(byte[] bytes) {
        var line = bottom;
        if (line == null) {
            writeNow(bytes);
        } else if (bytes.length > 0) {
            line.print(this, bytes);
        }
    }

    synchronized void writeNow(byte[] bytes) {
        if (closed || bytes.length == 0) {
            return;
        }
        try {
            stream.write(bytes);
            stream.flush();
        } catch (IOException e) {
            closed = true;
        }
    }

    /// For data that comes piece by piece: writing to a reader that has gone away is a failure there. Closing it does nothing.
    public OutputStream stream() {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                Out.this.write(java.util.Arrays.copyOfRange(bytes, offset, offset + length));
                if (isClosed()) {
                    throw new IOException("nobody reads it any more");
                }
            }
        };
    }

    /// Whether the reader has gone away.
    public boolean isClosed() {
        return closed;
    }
}
