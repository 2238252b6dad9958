package dev.jcompose.execute;

import dev.jcompose.engine.ContainerSpec;
import dev.jcompose.engine.Engine;
import dev.jcompose.engine.EngineException;
import dev.jcompose.event.Event;
import dev.jcompose.event.Events;
import dev.jcompose.event.Outcome;
import dev.jcompose.follow.Follower;
import dev.jcompose.follow.LineSink;
import dev.jcompose.model.Value;
import dev.jcompose.plan.Operation;
import dev.jcompose.plan.Operation.RunHook.Moment;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs hooks to their end and passes on what they write, under a name of their own: `web-1 ->`.
final class HookRuns {

    private final Engine engine;
    private final Events events;
    private final Conditions conditions;

    HookRuns(Engine engine, Events events, Conditions conditions) {
        this.engine = engine;
        this.events = events;
        this.conditions = conditions;
    }

    /// In a container that runs.
    ///
    /// @throws StepFailure when it ended with another code than 0, in Docker Compose's words and with the last it wrote
    Outcome inContainer(Operation.RunHook hook, String id, String project) {
        var output = new HookOutput(events);
        var sink = new LineSink(Follower.displayName(project, hook.container().name()) + " ->", output, Clock.systemUTC());
        int code;
        try {
            code = engine.exec(id, hook.command(), null, sink);
        } catch (EngineException refused) {
            if (hook.moment() == Moment.PRE_STOP && (refused.isNotFound() || refused.isConflict())) {
                // It has ended or gone in the meantime: there is nothing to prepare for its stop.
                return Outcome.DONE;
            }
            throw refused;
        }
        sink.end();
        if (code != 0) {
            throw new StepFailure(hook.container().service() + " hook exited with status " + code + output.tail());
        }
        return Outcome.DONE;
    }

    /// In a container of its own, which goes when the hook succeeded or was interrupted, and stays to be looked at when it failed.
    ///
    /// @param beside the container whose volumes it sees
    /// @param shares the container whose network it is in; null for networks of its own
    Outcome alone(Operation.RunPreStart hook, String beside, @Nullable String shares) throws InterruptedException {
        var service = hook.container().service();
        var what = "pre_start[" + hook.index() + "]";
        var id = engine.createContainer(complete(hook.spec(), beside, shares));
        boolean failed = false;
        try {
            var output = new HookOutput(events);
            var sink = new LineSink(service + " " + what + " ->", output, Clock.systemUTC());
            int code;
            var exit = conditions.exitOf(id);
            try (var stream = engine.attach(id, sink)) {
                engine.startContainer(id);
                code = exit.await();
                stream.await();
            }
            sink.end();
            failed = code != 0;
            if (failed) {
                throw new StepFailure("service \"" + service + "\" " + what + " exited with code " + code + output.tail()
                        + " (hook container " + hook.spec().name() + " retained for inspection)");
            }
        } finally {
            if (!failed) {
                discard(id, hook.spec().name());
            }
        }
        return Outcome.DONE;
    }

    private static ContainerSpec complete(ContainerSpec spec, String beside, @Nullable String shares) {
        var host = spec.hostConfig().with("VolumesFrom", Value.texts(List.of(beside)));
        return new ContainerSpec(spec.name(), spec.platform(), spec.image(), spec.labels(), spec.config(), host,
                shares == null ? spec.networkMode() : "container:" + shares, spec.endpoints());
    }

    /// That it stays is no failure of the hook.
    private void discard(String id, String name) {
        boolean interrupted = Thread.interrupted();
        try {
            engine.removeContainer(id, true);
        } catch (EngineException refused) {
            events.on(new Event.Warning("failed to remove hook container " + name + ": " + refused.getMessage()));
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
