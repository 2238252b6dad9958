package dev.jcompose;

import dev.jcompose.engine.Engine;
import dev.jcompose.event.Event;
import dev.jcompose.event.Events;
import dev.jcompose.follow.Follower;
import dev.jcompose.model.Project;
import dev.jcompose.reconcile.UpOptions;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/// Brings a stack up and follows its output until it ends or is stopped.
final class AttachedUp implements AttachedRun {

    private final Jcompose jcompose;
    private final Project project;
    private final UpOptions options;
    private final Events events;
    private final Follower follower;
    private final Set<String> attach;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile Thread running = Thread.currentThread();

    AttachedUp(Jcompose jcompose, Engine engine, Project project, UpOptions options, Set<String> attach, Events events, Clock clock) {
        this.jcompose = jcompose;
        this.project = project;
        this.options = options;
        this.attach = attach;
        this.events = events;
        this.follower = new Follower(engine, project, events, clock);
    }

    @Override
    public Result run() {
        running = Thread.currentThread();
        try (follower) {
            follower.watch(attach, jcompose.ps(project.name(), false));
            events.on(new Event.Attached(names()));
            var result = jcompose.up(project, options, events, (container, id) ->
                    follower.starting(container.service(), container.name(), id));
            if (!result.succeeded() && !stopping.get()) {
                return result;
            }
            try {
                if (!stopping.get()) {
                    follower.awaitEnd();
                }
            } catch (InterruptedException stop) {
                // Somebody asked for the stack to be stopped, below.
            }
            awaitStop();
            return result;
        }
    }

    /// The containers there will be, as far as their names can be known beforehand.
    private List<String> names() {
        var names = new TreeSet<String>();
        for (var service : attach) {
            var fixed = project.service(service).lifecycle().containerName();
            int count = options.scale().getOrDefault(service, project.service(service).replicas());
            for (int number = 1; number <= count; number++) {
                names.add(fixed != null ? fixed : service + "-" + number);
            }
        }
        return List.copyOf(names);
    }

    private void awaitStop() {
        boolean interrupted = Thread.interrupted();
        while (stopping.get()) {
            try {
                stopped.await();
                follower.awaitEnd();
                break;
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        if (stopping.compareAndSet(false, true)) {
            events.on(new Event.Stopping());
            running.interrupt();
            try {
                jcompose.stop(project, Set.of(), null, events);
            } finally {
                stopped.countDown();
            }
        }
    }

    @Override
    public void kill() {
        jcompose.kill(project, events);
    }
}
