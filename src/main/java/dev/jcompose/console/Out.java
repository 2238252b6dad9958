package dev.jcompose.console;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Standard output or error as UTF-8, whatever the locale. A reader that has gone away is no failure: what follows is dropped.
public final class Out {

    private final OutputStream stream;
    private volatile boolean closed;

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

    synchronized void write(byte[] bytes) {
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

    /// Whether the reader has gone away.
    public boolean isClosed() {
        return closed;
    }
}
