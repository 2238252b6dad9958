package dev.jcompose.console;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A line that stays below everything that is printed: taken away before each piece of output, put back after it. It is only there where
/// a line would begin. It is never wrapped, so that one line is what there is to take away.
public final class BottomLine implements AutoCloseable {

    private static final String ERASE = "\r\u001b[J";
    /// Behind an end of line there may be colours that are turned off.
    private static final Pattern LINE_START = Pattern.compile("(?s)(.*\n)?(\u001b\\[[0-9;?]*[A-Za-z])*");
    /// Longer than what may follow an end of line.
    private static final int TAIL = 64;

    private final Out screen;
    private final List<Out> above;
    private String text;
    private boolean wanted = true;
    private boolean shown;
    private boolean atLineStart = true;

    private BottomLine(Out screen, List<Out> above, String text) {
        this.screen = screen;
        this.above = above;
        this.text = text;
    }

    /// Puts the line there, where a line begins now.
    ///
    /// @param screen a terminal
    /// @param others what also writes to it
    public static BottomLine below(Out screen, List<Out> others, String text) {
        var above = new ArrayList<>(others);
        above.add(screen);
        var line = new BottomLine(screen, above, text);
        above.forEach(out -> out.keepBelow(line));
        line.draw();
        return line;
    }

    /// From now on another text.
    public synchronized void show(String other) {
        erase();
        text = other;
        wanted = true;
        draw();
    }

    /// Away for a while, until [#show].
    public synchronized void hide() {
        erase();
        wanted = false;
    }

    /// Prints what it is below of.
    synchronized void print(Out out, byte[] bytes) {
        erase();
        out.writeNow(bytes);
        atLineStart = endsLine(bytes);
        draw();
    }

    private synchronized void draw() {
        if (wanted && !shown && atLineStart) {
            screen.writeNow(("\u001b[?7l" + text + "\u001b[?7h\r").getBytes(StandardCharsets.UTF_8));
            shown = true;
        }
    }

    private void erase() {
        if (shown) {
            screen.writeNow(ERASE.getBytes(StandardCharsets.UTF_8));
            shown = false;
        }
    }

    /// Whether what comes next is at the beginning of a line, where that is so now.
    private boolean endsLine(byte[] bytes) {
        int from = Math.max(0, bytes.length - TAIL);
        var tail = LINE_START.matcher(new String(bytes, from, bytes.length - from, StandardCharsets.ISO_8859_1));
        return tail.matches() && (atLineStart || tail.group(1) != null);
    }

    /// Takes it away for good.
    @Override
    public void close() {
        hide();
        above.forEach(out -> out.keepBelow(null));
    }
}
