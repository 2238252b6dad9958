package dev.jcompose.execute;

import dev.jcompose.engine.ContainerDetails;
import dev.jcompose.engine.ContainerState;
import dev.jcompose.engine.Engine;
import dev.jcompose.engine.EngineEvent;
import dev.jcompose.engine.EngineException;
import dev.jcompose.engine.EngineStream;
import dev.jcompose.engine.Health;
import dev.jcompose.model.Labels;
import dev.jcompose.plan.ContainerRef;
import dev.jcompose.plan.Operation.Await.Until;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Waits until containers are as their dependants need them. The engine's events say when to look; nothing is polled. The events are
/// subscribed to before the first step runs, so that none is missed.
final class Conditions implements AutoCloseable {

    /// Put into every queue when the stream of events broke.
    private static final EngineEvent LOST = new EngineEvent("lost", "", "", Instant.EPOCH, Map.of());

    /// How long a container without a health check has to run to count as one that runs (Docker Compose looks every 500 ms).
    private static final Duration SETTLING = Duration.ofMillis(500);

    private final Engine engine;
    private final @Nullable Duration timeout;
    /// By [System#nanoTime]; null before the first waiting.
    private @Nullable Long deadline;
    /// By container ID: a queue for each step that waits for it.
    private final Map<String, Set<BlockingQueue<EngineEvent>>> waiting = new ConcurrentHashMap<>();
    private final @Nullable EngineStream events;
    private volatile boolean lost;

    /// @param timeout for all waiting together, from its beginning on; null for no limit
    /// @param needed  whether there will be any waiting
    Conditions(Engine engine, String project, @Nullable Duration timeout, boolean needed) {
        this.engine = engine;
        this.timeout = timeout;
        this.events = needed ? engine.events(Map.of(Labels.PROJECT, project), null, this::heard) : null;
        if (events != null) {
            Thread.ofPlatform().daemon().name("events of " + project).start(() -> guard(events));
        }
    }

    private void heard(EngineEvent event) {
        waiting.getOrDefault(event.id(), Set.of()).forEach(queue -> queue.add(event));
    }

    private void guard(EngineStream stream) {
        try {
            stream.await();
        } catch (EngineException broken) {
            // What waits looks at the engine itself then, and says what it finds.
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        lost = true;
        waiting.values().forEach(queues -> queues.forEach(queue -> queue.add(LOST)));
    }

    /// Returns when the container is as wanted.
    ///
    /// @throws StepFailure when it cannot become so any more, saying why in Docker Compose's words and with the last probe's output
    void await(String id, ContainerRef container, Until until) throws InterruptedException {
        var name = container.name();
        var queue = new LinkedBlockingQueue<EngineEvent>();
        waiting.computeIfAbsent(id, key -> new CopyOnWriteArraySet<>()).add(queue);
        while (true) {
            var details = engine.container(id).orElseThrow(() -> new StepFailure("container " + name + " was removed while it was waited for"));
            // One that ends at once says more than that nobody can tell its health.
            if (until == Until.HEALTHY && !hasSettled(details, queue)) {
                continue;
            }
            if (holds(details, container, until) && (until != Until.READY || hasSettled(details, queue))) {
                return;
            }
            if (lost) {
                throw new StepFailure("waiting for container " + name + ": the engine ended its stream of events");
            }
            var event = next(queue, details, name);
            if (until == Until.COMPLETED && event.action().equals("die") && event.attribute("exitCode").equals("0")) {
                return;
            }
        }
    }

    /// The end of a container's next run, to be asked for before it is started.
    Exit exitOf(String id) {
        var queue = new LinkedBlockingQueue<EngineEvent>();
        waiting.computeIfAbsent(id, key -> new CopyOnWriteArraySet<>()).add(queue);
        return new Exit(id, queue);
    }

    /// @param queue what the engine tells of the container
    record Exit(String id, BlockingQueue<EngineEvent> queue) {

        /// Waits for it, however long that takes.
        ///
        /// @return the exit code
        int await() throws InterruptedException {
            while (true) {
                var event = queue.take();
                if (event.action().equals("die")) {
                    return Integer.parseInt(event.attribute("exitCode"));
                }
                if (event == LOST) {
                    throw new StepFailure("waiting for the end of container " + id + ": the engine ended its stream of events");
                }
            }
        }
    }

    /// Whether a container that only has to run goes on doing so: one that fails at once has run as well. What happens meanwhile is in
    /// the queue, so that it is looked at again.
    private static boolean hasSettled(ContainerDetails container, BlockingQueue<EngineEvent> queue) throws InterruptedException {
        if (!container.running() || container.health() != Health.NONE || container.startedAt() == null) {
            return true;
        }
        var age = Duration.between(Instant.parse(container.startedAt()), Instant.now());
        if (age.isNegative() || age.compareTo(SETTLING) >= 0) {
            return true;
        }
        var end = System.nanoTime() + SETTLING.minus(age).toNanos();
        for (var event = queue.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS); event != null;
                event = queue.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            if (event == LOST || event.action().equals("die")) {
                queue.add(event);
                return false;
            }
        }
        return true;
    }

    private EngineEvent next(BlockingQueue<EngineEvent> queue, ContainerDetails container, String name) throws InterruptedException {
        if (timeout == null) {
            return queue.take();
        }
        var event = queue.poll(left(timeout), TimeUnit.NANOSECONDS);
        if (event == null) {
            throw new StepFailure("application not healthy after " + timeout.toSeconds() + "s; container " + name + " is "
                    + (container.health() == Health.NONE ? container.state().toString() : container.health().toString())
                    + lastProbe(container));
        }
        return event;
    }

    /// Pulling, building and making do not count.
    private synchronized long left(Duration timeout) {
        long now = System.nanoTime();
        if (deadline == null) {
            deadline = now + timeout.toNanos();
        }
        return deadline - now;
    }

    private static boolean holds(ContainerDetails container, ContainerRef awaited, Until until) {
        return switch (until) {
            case HEALTHY -> isHealthy(container, awaited.name(), false);
            case COMPLETED -> hasCompleted(container, awaited.service());
            case READY -> isHealthy(container, awaited.name(), true);
        };
    }

    /// @param lenient whether running is enough without a health check, and a job that ended well is ready
    private static boolean isHealthy(ContainerDetails container, String name, boolean lenient) {
        if (!container.running()) {
            if (container.state() == ContainerState.CREATED) {
                return false;
            }
            if (lenient && container.exitCode() == 0) {
                return true;
            }
            throw new StepFailure("container " + name + " exited (" + container.exitCode() + ")" + why(container));
        }
        return switch (container.health()) {
            case HEALTHY -> true;
            case STARTING -> false;
            case UNHEALTHY -> throw new StepFailure("container " + name + " is unhealthy" + lastProbe(container));
            case NONE -> {
                if (!lenient) {
                    throw new StepFailure("container " + name + " has no healthcheck configured");
                }
                yield container.state() == ContainerState.RUNNING;
            }
        };
    }

    private static boolean hasCompleted(ContainerDetails container, String service) {
        if (container.running() || container.state() == ContainerState.CREATED) {
            return false;
        }
        if (container.exitCode() != 0) {
            var tries = container.restartCount() > 0 ? " after " + container.restartCount() + " restarts" : "";
            throw new StepFailure("\"" + service + "\" didn't complete successfully: exit " + container.exitCode() + tries + why(container));
        }
        return true;
    }

    private static String why(ContainerDetails container) {
        return container.oomKilled() ? ": it ran out of memory" : container.error().isEmpty() ? "" : ": " + container.error();
    }

    private static String lastProbe(ContainerDetails container) {
        if (container.probes().isEmpty()) {
            return "";
        }
        var probe = container.probes().getLast();
        var output = probe.output().strip();
        return "; its last probe ended with " + probe.exitCode() + (output.isEmpty() ? " and said nothing" : ": " + output);
    }

    @Override
    public void close() {
        if (events != null) {
            events.close();
        }
    }
}
