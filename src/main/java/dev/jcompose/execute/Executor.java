package dev.jcompose.execute;

import dev.jcompose.engine.Engine;
import dev.jcompose.engine.EngineException;
import dev.jcompose.event.Event;
import dev.jcompose.event.Events;
import dev.jcompose.event.Outcome;
import dev.jcompose.plan.Operation;
import dev.jcompose.plan.Plan;
import dev.jcompose.plan.Step;
import dev.jcompose.plan.StepId;
import dev.jcompose.provider.Programs;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/// Carries out a plan: every step as soon as those before it are done, each on a thread of its own.
public final class Executor {

    private final Engine engine;
    private final Events events;
    private final Explanation explanation;
    private final Starting starting;
    private final Programs programs;
    private final ExecutionOptions options;

    public Executor(Engine engine, Events events, Explanation explanation, Starting starting, Programs programs, ExecutionOptions options) {
        this.engine = engine;
        this.events = events;
        this.explanation = explanation;
        this.starting = starting;
        this.programs = programs;
        this.options = options;
    }

    /// Returns when every step that could be done is done. Interrupted, it begins nothing new and ends what takes long; other calls
    /// to the engine come to their end, so that what they did is known afterwards.
    ///
    /// @param project whose events count for the plan's waiting
    /// @return an outcome for each step
    public Map<StepId, Outcome> execute(Plan plan, String project) {
        events.on(new Event.PlanStarted(plan));
        try (var conditions = new Conditions(engine, project, options.waitTimeout(), waits(plan))) {
            return new Run(plan, new Operations(engine, events, starting, conditions, programs, project, options)).outcomes();
        } finally {
            events.on(new Event.PlanFinished(plan));
        }
    }

    private static boolean waits(Plan plan) {
        return plan.steps().stream().anyMatch(step -> step.operation() instanceof Operation.Await || step.operation() instanceof Operation.RunPreStart);
    }

    /// One run through one plan. Only the thread that calls `outcomes` touches its fields, but for the queue.
    private final class Run {

        private record Finished(Step step, Outcome outcome) {}

        private final Plan plan;
        private final Operations operations;
        private final Map<StepId, Integer> missing = new HashMap<>();
        private final Map<StepId, List<Step>> followers = new HashMap<>();
        private final Map<StepId, Outcome> outcomes = new TreeMap<>();
        private final Map<StepId, Thread> running = new HashMap<>();
        private final BlockingQueue<Finished> finished = new LinkedBlockingQueue<>();
        private boolean stopped;
        private volatile @Nullable Error broken;

        Run(Plan plan, Operations operations) {
            this.plan = plan;
            this.operations = operations;
        }

        Map<StepId, Outcome> outcomes() {
            for (var step : plan.steps()) {
                missing.put(step.id(), step.after().size());
                step.after().forEach(before -> followers.computeIfAbsent(before, id -> new ArrayList<>()).add(step));
            }
            plan.steps().stream().filter(step -> step.after().isEmpty()).forEach(this::begin);
            boolean interrupted = false;
            while (!running.isEmpty()) {
                try {
                    end(finished.take());
                } catch (InterruptedException interruption) {
                    interrupted = true;
                    stop();
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            if (broken != null) {
                throw broken;
            }
            plan.steps().stream().filter(step -> !outcomes.containsKey(step.id())).forEach(step ->
                    report(step, new Outcome.Skipped("not begun"), Duration.ZERO));
            return outcomes;
        }

        private void begin(Step step) {
            if (stopped) {
                return;
            }
            running.put(step.id(), Thread.ofPlatform().daemon().name("step " + step.id()).start(() -> {
                Outcome outcome = new Outcome.Skipped("broken off");
                try {
                    events.on(new Event.StepStarted(step));
                    long from = System.nanoTime();
                    outcome = attempt(step);
                    events.on(new Event.StepFinished(step, outcome, Duration.ofNanos(System.nanoTime() - from)));
                } catch (Error fatal) {
                    broken = fatal;
                } finally {
                    finished.add(new Finished(step, outcome));
                }
            }));
        }

        private Outcome attempt(Step step) {
            try {
                return operations.perform(step);
            } catch (EngineException refused) {
                return interrupted(refused) ? new Outcome.Skipped("interrupted")
                        : new Outcome.Failed(explanation.explain(step, refused), refused);
            } catch (RuntimeException failed) {
                return new Outcome.Failed(failed.getMessage() == null ? failed.toString() : failed.getMessage(), failed);
            } catch (InterruptedException stop) {
                return new Outcome.Skipped("interrupted");
            }
        }

        private static boolean interrupted(EngineException refused) {
            return refused.getCause() instanceof InterruptedException || Thread.currentThread().isInterrupted();
        }

        private void end(Finished end) {
            running.remove(end.step.id());
            outcomes.put(end.step.id(), end.outcome);
            switch (end.outcome) {
                case Outcome.Done done -> proceed(end.step);
                case Outcome.Tolerated tolerated -> proceed(end.step);
                case Outcome.Failed failed -> {
                    if (options.keepGoing()) {
                        skipFollowers(end.step);
                    } else {
                        stop();
                    }
                }
                case Outcome.Skipped skipped -> stop();
            }
        }

        private void proceed(Step step) {
            for (var follower : followers.getOrDefault(step.id(), List.of())) {
                if (missing.merge(follower.id(), -1, Integer::sum) == 0) {
                    begin(follower);
                }
            }
        }

        private void skipFollowers(Step failed) {
            var left = new ArrayDeque<>(followers.getOrDefault(failed.id(), List.of()));
            while (!left.isEmpty()) {
                var step = left.pop();
                if (!outcomes.containsKey(step.id())) {
                    var outcome = new Outcome.Skipped("step " + failed.id() + " failed");
                    outcomes.put(step.id(), outcome);
                    report(step, outcome, Duration.ZERO);
                    left.addAll(followers.getOrDefault(step.id(), List.of()));
                }
            }
        }

        private void report(Step step, Outcome outcome, Duration took) {
            outcomes.putIfAbsent(step.id(), outcome);
            events.on(new Event.StepFinished(step, outcome, took));
        }

        /// Begins nothing more and ends what takes long; other calls to the engine come to their end.
        private void stop() {
            stopped = true;
            for (var step : plan.steps()) {
                var thread = running.get(step.id());
                if (thread != null && isLong(step.operation())) {
                    thread.interrupt();
                }
            }
        }

        private static boolean isLong(Operation operation) {
            return operation instanceof Operation.Await || operation instanceof Operation.PullImage
                    || operation instanceof Operation.PushImage || operation instanceof Operation.CommitContainer
                    || operation instanceof Operation.BuildImage || operation instanceof Operation.RunPreStart
                    || operation instanceof Operation.RunHook || operation instanceof Operation.RunProvider
                    || operation instanceof Operation.PrepareModel;
        }
    }
}
