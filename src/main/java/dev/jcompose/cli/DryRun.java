package dev.jcompose.cli;

import dev.jcompose.event.Event;
import dev.jcompose.event.Events;
import dev.jcompose.event.Outcome;
import dev.jcompose.plan.Plan;
import java.time.Duration;

/// Shows a plan as if it were carried out.
final class DryRun {

    private DryRun() {}

    static void play(Plan plan, Events events) {
        events.on(new Event.PlanStarted(plan));
        for (var step : plan.steps()) {
            events.on(new Event.StepStarted(step));
            events.on(new Event.StepFinished(step, Outcome.DONE, Duration.ZERO));
        }
        events.on(new Event.PlanFinished(plan));
    }
}
