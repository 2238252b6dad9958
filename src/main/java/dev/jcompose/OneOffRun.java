package dev.jcompose;

import dev.jcompose.engine.AttachSpec;
import dev.jcompose.engine.Engine;
import dev.jcompose.engine.EngineException;
import dev.jcompose.event.Event;
import dev.jcompose.event.Events;
import dev.jcompose.execute.Starting;
import dev.jcompose.interact.Ending;
import dev.jcompose.interact.Interaction;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Project;
import dev.jcompose.plan.ContainerRef;
import dev.jcompose.reconcile.RunOptions;
import dev.jcompose.reconcile.UpOptions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A container that is made for one command. What it depends on is brought up before, as `up` does it.
public final class OneOffRun {

    /// After so many of them, nobody is to wait for the container any longer (rule: the docker client's).
    private static final int SIGNALS = 3;

    private final Jcompose jcompose;
    private final Engine engine;
    private final Project project;
    private final UpOptions options;
    private final RunOptions run;
    private final Events events;
    private final AtomicInteger signals = new AtomicInteger();
    private volatile @Nullable String id;

    OneOffRun(Jcompose jcompose, Engine engine, Project project, UpOptions options, RunOptions run, Events events) {
        this.jcompose = jcompose;
        this.engine = engine;
        this.project = project;
        this.options = options;
        this.run = run;
        this.events = events;
    }

    /// How it went.
    ///
    /// @param result of bringing it up
    /// @param ending null when that failed
    public record Outcome(Result result, @Nullable Ending ending) {}

    /// Starts it and leaves it alone.
    ///
    /// @return its ID; null when it could not be started, which the result says why
    public @Nullable String detached(Consumer<Result> result) {
        var started = jcompose.up(project, options, run, events, connecting(null));
        result.accept(started);
        return started.isComplete() ? id : null;
    }

    /// Starts it with somebody's streams at it and waits until it ends or is let go. With `remove`, nothing of it is left afterwards, unless it
    /// was let go by the detach keys.
    ///
    /// @throws InterruptedException when it was broken off before it ran
    public Outcome attached(Interaction interaction) throws InterruptedException {
        boolean goesOn = false;
        try {
            var result = jcompose.up(project, options, run, events, connecting(interaction));
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (!result.isComplete()) {
                return new Outcome(result, null);
            }
            var ending = interaction.follow(false);
            goesOn = ending.kind() == Ending.Kind.DETACHED;
            return new Outcome(result, ending);
        } finally {
            if (run.remove() && !goesOn) {
                removeRest();
            }
        }
    }

    /// The container is known by its slug: its name may have been somebody else's already.
    private void removeRest() {
        var removal = CompletableFuture.runAsync(() -> engine.containers(Map.of(Labels.PROJECT, project.name(), Labels.SLUG, run.slug()))
                .forEach(container -> engine.removeContainer(container.id(), true)), task -> Thread.ofPlatform().start(task));
        try {
            // Not interruptible: a further signal must not keep it from being done.
            removal.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    private Starting connecting(@Nullable Interaction interaction) {
        return new Starting() {
            @Override
            public void starting(ContainerRef container, String started) {
                if (container.service().equals(run.service())) {
                    id = started;
                    if (interaction != null) {
                        connect(interaction, container, started);
                    }
                }
            }
        };
    }

    private void connect(Interaction interaction, ContainerRef container, String started) {
        // From here on the terminal is the container's.
        events.on(new Event.Attached(List.of(container.name())));
        var until = run.remove() ? AttachSpec.Until.REMOVED : AttachSpec.Until.NEXT_EXIT;
        interaction.connect(engine.attach(started, new AttachSpec(interaction.detachKeys(), until), interaction.input(), interaction.output()));
    }

    /// Passes a signal on to the container, from any thread.
    ///
    /// @param signal a name such as `SIGINT`
    /// @return whether it has arrived; also false when nobody wants to wait any longer
    public boolean signal(String signal) {
        var running = id;
        if (running == null || signals.incrementAndGet() >= SIGNALS) {
            return false;
        }
        try {
            engine.killContainer(running, signal);
            return true;
        } catch (EngineException doesNotRun) {
            return false;
        }
    }
}
