package dev.jcompose;

import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.Engine;
import dev.jcompose.engine.LogOptions;
import dev.jcompose.event.Events;
import dev.jcompose.model.Project;
import dev.jcompose.plan.Plan;
import dev.jcompose.reconcile.DownOptions;
import dev.jcompose.reconcile.UpOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What jcompose can do with a project on one engine. Every changing verb observes, plans and, unless only the plan is wanted, executes.
public final class Jcompose implements AutoCloseable {

    private final Engine engine;

    private Jcompose(Engine engine) {
        this.engine = engine;
    }

    /// On an engine that is at hand already; closing this closes it.
    public static Jcompose on(Engine engine) {
        return new Jcompose(engine);
    }

    /// The project of that name as the engine's containers tell it, for verbs that are used without a Compose file.
    ///
    /// @return empty when the engine holds nothing of that name
    public Optional<Project> discover(String projectName) {
        throw new IllegalStateException("being written");
    }

    /// What [#up] would do.
    public Plan planUp(Project project, UpOptions options) {
        throw new IllegalStateException("being written");
    }

    public Result up(Project project, UpOptions options, Events events) {
        throw new IllegalStateException("being written");
    }

    /// @param attach whose output is followed
    public AttachedRun attachedUp(Project project, UpOptions options, Set<String> attach, boolean timestamps, Events events) {
        throw new IllegalStateException("being written");
    }

    public Plan planDown(Project project, DownOptions options) {
        throw new IllegalStateException("being written");
    }

    public Result down(Project project, DownOptions options, Events events) {
        throw new IllegalStateException("being written");
    }

    /// @param services those that were named; empty for all
    public Plan planStart(Project project, Set<String> services) {
        throw new IllegalStateException("being written");
    }

    public Result start(Project project, Set<String> services, Events events) {
        throw new IllegalStateException("being written");
    }

    public Plan planStop(Project project, Set<String> services, @Nullable Duration timeout) {
        throw new IllegalStateException("being written");
    }

    public Result stop(Project project, Set<String> services, @Nullable Duration timeout, Events events) {
        throw new IllegalStateException("being written");
    }

    /// @param dependants whether services with `restart: true` on a named one are restarted as well
    public Plan planRestart(Project project, Set<String> services, @Nullable Duration timeout, boolean dependants) {
        throw new IllegalStateException("being written");
    }

    public Result restart(Project project, Set<String> services, @Nullable Duration timeout, boolean dependants, Events events) {
        throw new IllegalStateException("being written");
    }

    /// The project's containers, sorted by name.
    ///
    /// @param all whether stopped and one-off containers count
    public List<ContainerInfo> ps(String projectName, boolean all) {
        throw new IllegalStateException("being written");
    }

    public List<AddressEntry> addresses(Project project) {
        throw new IllegalStateException("being written");
    }

    /// Sends the output of the project's containers as [dev.jcompose.event.Event.Output] events; returns at its end, which with `follow`
    /// is when all have ended.
    ///
    /// @param services those that were named; empty for all
    /// @param index    the replica; 0 for all
    public void logs(Project project, Set<String> services, int index, LogOptions options, Events events) {
        throw new IllegalStateException("being written");
    }

    @Override
    public void close() {
        engine.close();
    }
}
