package dev.jcompose.interact;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/// What is typed, until the detach keys come. They are held back as long as they may be the keys, and never reach the container.
final class WatchedInput extends InputStream {

    private final InputStream in;
    private final byte[] keys;
    private final Runnable whenDetached;
    private final byte[] read = new byte[4096];
    /// How many of the keys have come.
    private int matched;
    private boolean detached;
    private byte[] ready = {};
    private int next;

    WatchedInput(InputStream in, DetachKeys keys, Runnable whenDetached) {
        this.in = in;
        this.keys = keys.bytes();
        this.whenDetached = whenDetached;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /// @throws IOException when the keys have come: this is no end of input
    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        while (next == ready.length) {
            if (detached) {
                whenDetached.run();
                throw new IOException("read escape sequence");
            }
            int count = in.read(read);
            if (count < 0) {
                return -1;
            }
            take(count);
        }
        int passed = Math.min(length, ready.length - next);
        System.arraycopy(ready, next, buffer, offset, passed);
        next += passed;
        return passed;
    }

    private void take(int count) {
        var passed = new ByteArrayOutputStream();
        for (int i = 0; i < count && !detached; i++) {
            if (read[i] == keys[matched]) {
                matched++;
            } else {
                passed.write(keys, 0, matched);
                matched = read[i] == keys[0] ? 1 : 0;
                if (matched == 0) {
                    passed.write(read[i]);
                }
            }
            detached = matched == keys.length;
        }
        ready = passed.toByteArray();
        next = 0;
    }
}
