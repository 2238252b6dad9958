package dev.jcompose.console;

import dev.jcompose.event.Event;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A line a resource, redrawn in place while something changes. Each picture is one write.
public final class TerminalConsole implements Console {

    private static final int TICK_MILLIS = 100;
    /// How many pictures the terminal is taken to keep its size: asking costs a process.
    private static final int PICTURES_PER_SIZE = 10;

    private final Out err;
    private final Notices notices;
    private final Supplier<TerminalSize> size;
    private final InstantSource clock;
    private final boolean colour;
    private final String prefix;
    private final TaskList tasks;
    private final Executor ticker;
    private @Nullable TerminalSize lastSize;
    private int sizeAge;
    private int drawn;
    private int tick;
    private boolean changed;
    private boolean ticking;
    private boolean closed;

    /// @param size asked now and then, as the terminal may change it
    public TerminalConsole(
            Out err, Notices notices, Supplier<TerminalSize> size, InstantSource clock, boolean colour, boolean dryRun, Quiet quiet) {
        this(err, notices, size, clock, colour, dryRun, quiet, Thread.ofPlatform().daemon().name("terminal")::start);
    }

    /// @param ticker runs what draws again and again
    TerminalConsole(Out err, Notices notices, Supplier<TerminalSize> size, InstantSource clock, boolean colour, boolean dryRun,
            Quiet quiet, Executor ticker) {
        this.err = err;
        this.notices = notices;
        this.size = size;
        this.clock = clock;
        this.colour = colour;
        this.prefix = dryRun ? "DRY-RUN MODE - " : "";
        this.tasks = new TaskList(quiet);
        this.ticker = ticker;
    }

    @Override
    public synchronized void on(Event event) {
        switch (event) {
            case Event.PlanStarted started -> tasks.plan(started.plan());
            case Event.Unchanged unchanged -> tasks.unchanged(unchanged, clock.instant());
            case Event.Publishing it -> tasks.publishing(it, clock.instant());
            case Event.Skipped it -> tasks.skipped(it, clock.instant());
            case Event.StepStarted started -> tasks.started(started.step(), clock.instant());
            case Event.StepProgressed progressed -> tasks.progressed(progressed, clock.instant());
            case Event.StepFinished finished -> tasks.finished(finished.step(), finished.outcome(), clock.instant());
            case Event.Work work -> tasks.work(work, clock.instant());
            case Event.PlanFinished ignored -> settle();
            case Event.Watching ignored -> {}
            case Event.Warning warning -> interrupted(() -> notices.warn(warning.text()));
            case Event.Attached ignored -> {}
            case Event.Output ignored -> {}
            case Event.ContainerExited ignored -> {}
            case Event.Stopping ignored -> {}
        }
        changed = true;
        if (!ticking && tasks.isWorking()) {
            ticking = true;
            ticker.execute(this::run);
        }
    }

    /// Draws now and then until nothing is under way any more.
    private void run() {
        while (frame()) {
            try {
                Thread.sleep(TICK_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private synchronized boolean frame() {
        ticking = !closed && tasks.isWorking();
        if (ticking || changed) {
            draw();
            tick++;
        }
        return ticking;
    }

    /// Draws the picture over the last one.
    synchronized void draw() {
        changed = false;
        if (tasks.isEmpty()) {
            return;
        }
        var lines = new Frame(tasks, size(), clock.instant(), tick, colour).lines();
        err.print(erase() + text(lines));
        drawn = lines.size();
    }

    private TerminalSize size() {
        var known = lastSize;
        if (known == null || ++sizeAge >= PICTURES_PER_SIZE) {
            known = size.get();
            lastSize = known;
            sizeAge = 0;
        }
        return known;
    }

    private String text(List<String> lines) {
        var text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            text.append(i == 0 ? prefix : "").append(lines.get(i)).append('\n');
        }
        return text.toString();
    }

    private String erase() {
        return drawn == 0 ? "" : "\u001b[" + drawn + "A\r\u001b[J";
    }

    @Override
    public synchronized void interrupted(Runnable print) {
        if (drawn == 0) {
            print.run();
            return;
        }
        err.print(erase());
        drawn = 0;
        print.run();
        draw();
    }

    @Override
    public synchronized boolean isShowing() {
        return drawn > 0 || tasks.isWorking();
    }

    @Override
    public synchronized boolean isIdle() {
        return !tasks.isWorking();
    }

    @Override
    public synchronized void settle() {
        draw();
        tasks.clear();
        drawn = 0;
    }

    @Override
    public synchronized void close() {
        settle();
        closed = true;
    }
}
