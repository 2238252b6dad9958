package dev.jcompose.stack;

import dev.jcompose.event.Event;
import dev.jcompose.event.Events;
import dev.jcompose.event.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Keeps the events, as lines of text, for a test that looks at them or waits for one.
public final class Heard implements Events {

    private final List<Event> events = new ArrayList<>();

    @Override
    public synchronized void on(Event event) {
        events.add(event);
        notifyAll();
    }

    /// Returns once such an event was heard.
    public synchronized void await(Predicate<Event> wanted) throws InterruptedException {
        while (events.stream().noneMatch(wanted)) {
            wait();
        }
    }

    public void awaitLine(String line) throws InterruptedException {
        await(event -> line(event).equals(line));
    }

    /// The events as lines; those of steps and plans only with `steps`.
    public synchronized List<String> lines(boolean steps) {
        return events.stream().map(Heard::line).filter(line -> steps || !line.startsWith("[") && !line.startsWith("plan")).toList();
    }

    static String line(Event event) {
        return switch (event) {
            case Event.PlanStarted started -> "plan started";
            case Event.PlanFinished finished -> "plan finished";
            case Event.Unchanged unchanged -> "plan leaves " + unchanged.container();
            case Event.Skipped skipped -> "plan skips " + skipped.service() + " " + skipped.reason();
            case Event.Publishing publishing -> (publishing.done() ? "published " : "publishing ") + publishing.repository();
            case Event.StepStarted started -> started.step().id() + " started";
            case Event.StepProgressed progressed -> progressed.step().id() + " " + progressed.progress().toString();
            case Event.StepFinished finished -> finished.step().id() + " " + switch (finished.outcome()) {
                case Outcome.Done done -> "done";
                case Outcome.Tolerated tolerated -> "tolerated: " + tolerated.message();
                case Outcome.Failed failed -> "failed: " + failed.message();
                case Outcome.Skipped skipped -> "skipped: " + skipped.reason();
            };
            case Event.Watching it -> "watch: " + it.line();
            case Event.Work it -> it.subject() + " " + it.text() + " " + it.word();
            case Event.Warning warning -> "warning: " + warning.text();
            case Event.Attached attached -> "attached to " + attached.containers();
            case Event.Output output -> output.container() + (output.error() ? "! " : "| ") + output.line();
            case Event.ContainerExited exited -> exited.container() + " exited (" + exited.exitCode() + ")"
                    + (exited.restarting() ? ", restarting" : "");
            case Event.Stopping stopping -> stopping.aborted() ? "aborting" : "stopping";
        };
    }
}
