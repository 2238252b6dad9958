package dev.jcompose.cli;

import dev.jcompose.console.Notices;
import dev.jcompose.console.Out;
import dev.jcompose.engine.OutputSink;
import dev.jcompose.watch.Watcher;
import java.util.Arrays;

/// What watching says, and what its commands print, on standard output.
record WatchOutput(Out out, Notices notices) implements Watcher.Log, OutputSink {

    @Override
    public void say(String line) {
        out.println(line);
    }

    @Override
    public void warn(String text) {
        notices.warn(text);
    }

    @Override
    public void detail(String text) {
        notices.detail(text);
    }

    @Override
    public void stdout(byte[] buffer, int offset, int length) {
        write(buffer, offset, length);
    }

    @Override
    public void stderr(byte[] buffer, int offset, int length) {
        write(buffer, offset, length);
    }

    private void write(byte[] buffer, int offset, int length) {
        out.print(new String(Arrays.copyOfRange(buffer, offset, offset + length), java.nio.charset.StandardCharsets.UTF_8));
    }
}
