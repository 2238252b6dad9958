package dev.jcompose.console;

import dev.jcompose.event.Event;
import dev.jcompose.event.Events;
import dev.jcompose.plan.Plan;

/// An attached `up`: progress until output is followed, then output, and progress again while the stack is being stopped.
public final class AttachedConsole implements Events, AutoCloseable {

    private final Console progress;
    private final LogConsole logs;
    private boolean following;

    public AttachedConsole(Console progress, LogConsole logs) {
        this.progress = progress;
        this.logs = logs;
    }

    @Override
    public synchronized void on(Event event) {
        switch (event) {
            case Event.Attached ignored -> {
                progress.settle();
                following = true;
                logs.on(event);
            }
            case Event.Stopping ignored -> {
                progress.settle();
                following = false;
                logs.on(event);
            }
            case Event.Output ignored -> log(event);
            case Event.ContainerExited ignored -> log(event);
            case Event.StepStarted it -> step(it, Wording.isStarting(it.step().operation()));
            case Event.StepProgressed it -> step(it, Wording.isStarting(it.step().operation()));
            case Event.StepFinished it -> step(it, Wording.isStarting(it.step().operation()));
            case Event.PlanStarted it -> progress.on(new Event.PlanStarted(shown(it.plan())));
            case Event.Unchanged ignored -> progress.on(event);
            case Event.Skipped ignored -> progress.on(event);
            case Event.Publishing ignored -> progress.on(event);
            case Event.PlanFinished ignored -> progress.on(event);
            case Event.Work ignored -> progress.on(event);
            case Event.Watching ignored -> log(event);
            case Event.Warning ignored -> progress.on(event);
        }
    }

    /// Without what is said nothing of later, so that it does not count as outstanding.
    private static Plan shown(Plan plan) {
        return new Plan(plan.steps().stream().filter(step -> !Wording.isStarting(step.operation())).toList());
    }

    private void step(Event event, boolean starting) {
        if (!following || !starting) {
            logs.flush();
            progress.on(event);
        }
    }

    private void log(Event event) {
        if (progress.isShowing() && progress.isIdle()) {
            progress.settle();
        }
        if (progress.isShowing()) {
            progress.interrupted(() -> {
                logs.on(event);
                logs.flush();
            });
        } else {
            logs.on(event);
        }
    }

    @Override
    public synchronized void close() {
        progress.close();
        logs.close();
    }
}
