package dev.jcompose.engine.docker;

import dev.jcompose.engine.OutputSink;
import java.io.IOException;
import java.io.InputStream;

/// A container's output as the engine sends it: plain with a terminal, else in frames that say which stream they are of.
final class Frames {

    private static final int STDERR = 2;

    private Frames() {}

    static void plain(InputStream in, OutputSink sink) throws IOException {
        var buffer = new byte[32 * 1024];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            sink.stdout(buffer, 0, read);
        }
    }

    static void multiplexed(InputStream in, OutputSink sink) throws IOException {
        var head = new byte[8];
        var buffer = new byte[32 * 1024];
        while (true) {
            int got = in.readNBytes(head, 0, 8);
            if (got == 0) {
                return;
            }
            if (got < 8) {
                throw new java.io.EOFException("the engine closed the connection in the middle of a frame");
            }
            long left = (head[4] & 0xffL) << 24 | (head[5] & 0xff) << 16 | (head[6] & 0xff) << 8 | head[7] & 0xff;
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw new java.io.EOFException("the engine closed the connection in the middle of a frame");
                }
                left -= read;
                if (head[0] == STDERR) {
                    sink.stderr(buffer, 0, read);
                } else {
                    sink.stdout(buffer, 0, read);
                }
            }
        }
    }
}
