package dev.jcompose.console;

import dev.jcompose.event.Event;
import dev.jcompose.event.Events;
import dev.jcompose.plan.Operation;
import dev.jcompose.plan.Plan;
import dev.jcompose.plan.Step;

/// The progress of what a one-off container needs. Of the container itself nothing is said, and nothing at all once it has the terminal.
public final class RunConsole implements Events, AutoCloseable {

    private final Console progress;
    private final String service;
    private boolean over;

    /// @param service whose one-off container it is
    public RunConsole(Console progress, String service) {
        this.progress = progress;
        this.service = service;
    }

    @Override
    public synchronized void on(Event event) {
        if (over && !(event instanceof Event.Warning)) {
            return;
        }
        switch (event) {
            case Event.Attached ignored -> {
                progress.settle();
                over = true;
            }
            case Event.PlanStarted it -> progress.on(new Event.PlanStarted(new Plan(it.plan().steps().stream().filter(this::isShown).toList())));
            case Event.StepStarted it -> step(it, it.step());
            case Event.StepProgressed it -> step(it, it.step());
            case Event.StepFinished it -> step(it, it.step());
            default -> progress.on(event);
        }
    }

    private void step(Event event, Step step) {
        if (isShown(step)) {
            progress.on(event);
        }
    }

    private boolean isShown(Step step) {
        return switch (step.operation()) {
            case Operation.CreateContainer create -> !create.service().equals(service);
            case Operation.CopyFiles copy -> !copy.container().service().equals(service);
            case Operation.StartContainer start -> !start.container().service().equals(service);
            default -> true;
        };
    }

    @Override
    public synchronized void close() {
        if (!over) {
            progress.close();
        }
    }
}
