package dev.jcompose.follow;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Cuts bytes into lines at `\n`, so that a character that arrives in two pieces stays whole. Not for several threads.
final class Lines {

    private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
    private final Consumer<String> each;

    Lines(Consumer<String> each) {
        this.each = each;
    }

    void add(byte[] buffer, int offset, int length) {
        int from = offset;
        for (int i = offset; i < offset + length; i++) {
            if (buffer[i] == '\n') {
                partial.write(buffer, from, i - from);
                flush();
                from = i + 1;
            }
        }
        partial.write(buffer, from, offset + length - from);
    }

    /// Passes on what came without an end of line.
    void end() {
        if (partial.size() > 0) {
            flush();
        }
    }

    private void flush() {
        var line = partial.toString(StandardCharsets.UTF_8);
        each.accept(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
        partial.reset();
    }
}
