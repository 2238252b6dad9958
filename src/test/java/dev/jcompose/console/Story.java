package dev.jcompose.console;

import dev.jcompose.engine.BuildSpec;
import dev.jcompose.engine.ContainerSpec;
import dev.jcompose.engine.ImageProgress;
import dev.jcompose.engine.NetworkSpec;
import dev.jcompose.engine.VolumeSpec;
import dev.jcompose.event.Event;
import dev.jcompose.event.Outcome;
import dev.jcompose.model.Build;
import dev.jcompose.model.Value;
import dev.jcompose.plan.ContainerRef;
import dev.jcompose.plan.Operation;
import dev.jcompose.plan.Operation.Await.Until;
import dev.jcompose.plan.Plan;
import dev.jcompose.plan.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Events of a small stack, for the renderers' tests.
final class Story {

    static final ContainerRef WEB = ContainerRef.planned("web", "shop-web-1");
    static final ContainerRef DB = new ContainerRef("db", "shop-db-1", "4711");
    static final Operation NETWORK =
            new Operation.CreateNetwork("default", new NetworkSpec("shop_default", null, new LinkedHashMap<>(), Value.Mapping.EMPTY));
    static final Operation VOLUME =
            new Operation.CreateVolume("db", new VolumeSpec("shop_db", null, new LinkedHashMap<>(), new LinkedHashMap<>()));
    static final Operation PULL = new Operation.PullImage("db", "postgres:15", null, null);
    static final Operation BUILD = new Operation.BuildImage("web", BuildSpec.of("web", "shop-web", Build.of("/shop", null)));
    static final Operation CREATE_WEB = new Operation.CreateContainer("web", spec("shop-web-1"), null);
    static final Operation RECREATE_DB = new Operation.RecreateContainer("db", DB, spec("shop-db-1"), null, null);
    static final Operation START_DB = new Operation.StartContainer(DB);
    static final Operation START_WEB = new Operation.StartContainer(WEB);
    static final Operation AWAIT_DB = new Operation.Await(DB, Until.HEALTHY, true);

    private Story() {}

    static ContainerSpec spec(String name) {
        return new ContainerSpec(name, null, "busybox", new LinkedHashMap<>(), Value.Mapping.EMPTY, Value.Mapping.EMPTY, "none",
                new LinkedHashMap<>());
    }

    static Plan plan(Operation... operations) {
        var plan = new Plan.Builder();
        for (var operation : operations) {
            plan.add(operation, "it is told so", List.of());
        }
        return plan.build();
    }

    static Plan up() {
        return plan(NETWORK, VOLUME, PULL, BUILD, CREATE_WEB, RECREATE_DB, START_DB, AWAIT_DB, START_WEB);
    }

    static Event started(Step step) {
        return new Event.StepStarted(step);
    }

    static Event done(Step step) {
        return finished(step, Outcome.DONE);
    }

    static Event failed(Step step, String message) {
        return finished(step, new Outcome.Failed(message, new IllegalStateException(message)));
    }

    static Event finished(Step step, Outcome outcome) {
        return new Event.StepFinished(step, outcome, Duration.ofMillis(300));
    }

    static Event progress(Step step, String layer, String text, long current, long total) {
        return new Event.StepProgressed(step, new ImageProgress(layer, text, current, total));
    }

    /// Everything of [#up] happens and goes well.
    static List<Event> allOfUp() {
        var plan = up();
        var events = new ArrayList<Event>();
        events.add(new Event.PlanStarted(plan));
        for (var step : plan.steps()) {
            events.add(started(step));
            if (step.operation() == PULL) {
                events.add(progress(step, "a1b2", "Downloading", 500_000, 2_000_000));
                events.add(progress(step, "a1b2", "Downloading", 1_500_000, 2_000_000));
                events.add(progress(step, "a1b2", "Pull complete", 0, 0));
            }
            if (step.operation() == BUILD) {
                events.add(new Event.StepProgressed(step, ImageProgress.output("Step 1/2 : FROM busybox\n")));
            }
            events.add(done(step));
        }
        events.add(new Event.PlanFinished(plan));
        return events;
    }

    /// A network stays because it is in use, an optional dependency and a start fail, a step is never begun.
    static List<Event> troubles() {
        var plan = plan(new Operation.RemoveNetwork("shop_default", "77", false), new Operation.Await(DB, Until.HEALTHY, false), START_WEB,
                AWAIT_DB, START_DB);
        var steps = plan.steps();
        return List.of(
                new Event.PlanStarted(plan),
                started(steps.get(0)),
                finished(steps.get(0), new Outcome.Tolerated("remove network shop_default: answered 403: has active endpoints")),
                started(steps.get(1)),
                finished(steps.get(1), new Outcome.Tolerated("container shop-db-1 is unhealthy\u001b[2J")),
                started(steps.get(2)),
                failed(steps.get(2), "port 80 is taken"),
                started(steps.get(3)),
                failed(steps.get(3), "container shop-db-1 is unhealthy"),
                finished(steps.get(4), new Outcome.Skipped("something before it failed")),
                new Event.Warning("Found orphan containers (\"shop-old-1\")"),
                new Event.PlanFinished(plan));
    }
}
