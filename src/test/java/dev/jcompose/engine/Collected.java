package dev.jcompose.engine;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Keeps what a container wrote.
final class Collected implements OutputSink {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Override
    public synchronized void stdout(byte[] buffer, int offset, int length) {
        out.write(buffer, offset, length);
    }

    @Override
    public synchronized void stderr(byte[] buffer, int offset, int length) {
        err.write(buffer, offset, length);
    }

    synchronized String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    synchronized String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
