package dev.jcompose.console;

import dev.jcompose.event.Event;
import dev.jcompose.event.Events;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/// What containers write, each line behind its container's name. Their own control sequences pass.
///
/// Lines are gathered for a moment and written together: a container may write hundreds of thousands of them a second.
public final class LogConsole implements Events, AutoCloseable {

    /// @param prefix     whether lines begin with their container's name
    /// @param timestamps whether the time a line came is put before it
    /// @param attached   whether this is an attached `up`: it begins with the names, and what came on standard error goes there
    public record Options(boolean prefix, boolean colour, boolean timestamps, boolean attached) {}

    private static final String[] COLOURS = {"36", "33", "32", "35", "34", "36;1", "33;1", "32;1", "35;1", "34;1"};
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSSXXX");
    private static final int GATHER_MILLIS = 20;
    private static final int GATHER_BYTES = 1 << 16;

    private final Out out;
    private final Out err;
    private final Options options;
    private final Supplier<ZoneId> zone;
    private final ByteArrayOutputStream gatheredOut = new ByteArrayOutputStream();
    private final ByteArrayOutputStream gatheredErr = new ByteArrayOutputStream();
    private final Map<String, String> colours = new HashMap<>();
    private final Map<String, byte[]> prefixes = new HashMap<>();
    private int longest;
    private boolean flushing;

    public LogConsole(Out out, Out err, Options options, Supplier<ZoneId> zone) {
        this.out = out;
        this.err = err;
        this.options = options;
        this.zone = zone;
    }

    @Override
    public synchronized void on(Event event) {
        switch (event) {
            case Event.Attached attached -> attached(attached);
            case Event.Output output -> output(output);
            case Event.ContainerExited exited -> exited(exited);
            case Event.Stopping stopping -> {
                if (stopping.aborted()) {
                    var text = "Aborting on container exit...";
                    append(gatheredErr, (options.colour() ? Ansi.paint(Ansi.RED + ";1", text) : text) + "\n");
                } else {
                    append(gatheredOut, "Gracefully Stopping... press Ctrl+C again to force\n");
                }
                flush();
            }
            case Event.PlanStarted ignored -> {}
            case Event.Unchanged ignored -> {}
            case Event.Skipped ignored -> {}
            case Event.Publishing ignored -> {}
            case Event.StepStarted ignored -> {}
            case Event.StepProgressed ignored -> {}
            case Event.StepFinished ignored -> {}
            case Event.PlanFinished ignored -> {}
            case Event.Work ignored -> {}
            case Event.Watching watching -> watching(watching.line());
            case Event.Warning ignored -> {}
        }
    }

    private void attached(Event.Attached event) {
        event.containers().forEach(this::prefix);
        if (options.attached()) {
            append(gatheredOut, "Attaching to " + Ansi.plain(String.join(", ", event.containers())) + "\n");
            flush();
        }
    }

    private void output(Event.Output event) {
        var to = event.error() && options.attached() ? gatheredErr : gatheredOut;
        if (options.prefix()) {
            to.writeBytes(prefix(event.container()));
        }
        if (options.timestamps()) {
            append(to, TIME.format(event.time().atZone(zone.get())) + " ");
        }
        append(to, event.line() + "\n");
        if (to.size() >= GATHER_BYTES) {
            flush();
        } else if (!flushing) {
            flushing = true;
            Thread.ofPlatform().daemon().name("log").start(this::flushSoon);
        }
    }

    /// Below the names.
    private void watching(String line) {
        var mark = " ".repeat(longest + 3) + "⦿ ";
        append(gatheredOut, (options.colour() ? Ansi.paint("92", mark) : mark) + Ansi.plain(line) + "\n");
        flush();
    }

    private void exited(Event.ContainerExited event) {
        prefix(event.container());
        var text = "\r\u001b[K" + Ansi.plain(event.container()) + " exited with code " + event.exitCode()
                + (event.restarting() ? " (restarting)" : "") + "\n";
        append(gatheredOut, options.colour() ? Ansi.paint(colour(event.container()), text) : text);
        flush();
    }

    /// `web-1  | `, as wide as the longest name so far.
    private byte[] prefix(String container) {
        var known = prefixes.get(container);
        if (known != null) {
            return known;
        }
        var name = Ansi.plain(container);
        if (Ansi.width(name) > longest) {
            longest = Ansi.width(name);
            prefixes.clear();
        }
        var text = Ansi.pad(name, longest + 1) + " | ";
        var prefix = (options.colour() ? Ansi.paint(colour(container), text) : text).getBytes(StandardCharsets.UTF_8);
        prefixes.put(container, prefix);
        return prefix;
    }

    /// A container's hooks, which are named `web-1 ->`, share its colour.
    private String colour(String container) {
        return colours.computeIfAbsent(container.split(" ", 2)[0], ignored -> COLOURS[colours.size() % COLOURS.length]);
    }

    private static void append(ByteArrayOutputStream to, String text) {
        to.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private void flushSoon() {
        try {
            Thread.sleep(GATHER_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        flush();
    }

    synchronized void flush() {
        flushing = false;
        out.write(gatheredOut.toByteArray());
        gatheredOut.reset();
        err.write(gatheredErr.toByteArray());
        gatheredErr.reset();
    }

    @Override
    public void close() {
        flush();
    }
}
