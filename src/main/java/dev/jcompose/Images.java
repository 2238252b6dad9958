package dev.jcompose;

import dev.jcompose.engine.CommitSpec;
import dev.jcompose.event.Event;
import dev.jcompose.event.Events;
import dev.jcompose.execute.ExecutionOptions;
import dev.jcompose.model.Project;
import dev.jcompose.observe.Observer;
import dev.jcompose.plan.ContainerRef;
import dev.jcompose.plan.Operation;
import dev.jcompose.plan.Plan;
import dev.jcompose.publish.Publication;
import dev.jcompose.publish.Publisher;
import dev.jcompose.reconcile.BuildOptions;
import dev.jcompose.reconcile.BuildPlanner;
import dev.jcompose.reconcile.PullOptions;
import dev.jcompose.reconcile.TransferDecision;
import dev.jcompose.reconcile.TransferPlanner;
import dev.jcompose.registry.RegistryClient;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/// What can be done with the images of projects.
public final class Images {

    private final Observer observer;
    private final Clock clock;
    private final ExecutionOptions usual;
    private final Jcompose.Execution execution;
    private final Processes processes;

    Images(Observer observer, Clock clock, ExecutionOptions usual, Processes processes, Jcompose.Execution execution) {
        this.observer = observer;
        this.clock = clock;
        this.usual = usual;
        this.processes = processes;
        this.execution = execution;
    }

    /// What [#build] would do. Changes nothing, and needs no engine.
    public Plan planBuild(Project project, BuildOptions options) {
        return BuildPlanner.plan(project, options);
    }

    public Result build(Project project, BuildOptions options, Events events) {
        return execution.execute(project, planBuild(project, options), events, usual);
    }

    /// What [#pull] would do. Changes nothing.
    public TransferDecision planPull(Project project, PullOptions options) {
        return TransferPlanner.pull(project, observer.observe(project, true), options);
    }

    /// A pull that fails keeps no other from being done.
    public Result pull(Project project, PullOptions options, Events events) {
        return transfer(project, planPull(project, options), events);
    }

    /// What [#push] would do. Changes nothing, and needs no engine.
    public TransferDecision planPush(Project project) {
        return TransferPlanner.push(project);
    }

    /// A push that fails keeps no other from being done.
    public Result push(Project project, Events events) {
        return transfer(project, planPush(project), events);
    }

    /// Sends a project to a registry, after the images that are built here; an image that cannot be pushed keeps it from nothing. Digests
    /// are asked for after the push, since a registry has none of an image that was never there.
    ///
    /// @param publication nothing stands against any more
    /// @param environment the process's: who one is to the registry
    /// @throws dev.jcompose.registry.RegistryException when the registry does not take it
    /// @throws UnresolvedImageException when digests belong to it and an image's registry does not tell
    public Result publish(Project project, Publication publication, Map<String, String> environment, Events events) {
        var result = push(project, events);
        events.on(new Event.Publishing(publication.repository(), false));
        var whole = !publication.namesDigests() ? publication
                : publication.withImageDigests(ComposeFiles.imagesYaml(ComposeFiles.resolveImages(project, environment)));
        new Publisher(RegistryClient.of(environment), clock.instant()).publish(whole);
        events.on(new Event.Publishing(publication.repository(), true));
        return result;
    }

    /// What [#commit] would do. Changes nothing.
    ///
    /// @param index the replica; 0 for the first one
    /// @throws NotRunningException when there is no such container
    public Plan planCommit(Project project, String service, int index, CommitSpec spec) {
        var container = processes.any(project.name(), service, index);
        var plan = new Plan.Builder();
        plan.add(new Operation.CommitContainer(new ContainerRef(service, container.name(), container.id()), spec), "it was asked for", List.of());
        return plan.build();
    }

    /// Makes an image of a service's container.
    public Result commit(Project project, String service, int index, CommitSpec spec, Events events) {
        return execution.execute(project, planCommit(project, service, index, spec), events, usual);
    }

    private Result transfer(Project project, TransferDecision decision, Events events) {
        return execution.execute(project, told(decision, events), events, usual.withKeepGoing());
    }

    /// Tells what there is nothing to do for.
    ///
    /// @return what there is to do
    public static Plan told(TransferDecision decision, Events events) {
        decision.skipped().forEach((service, reason) -> events.on(new Event.Skipped(service, reason)));
        return decision.plan();
    }
}
