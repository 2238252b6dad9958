package dev.jcompose.reconcile;

import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.ContainerState;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Project;
import dev.jcompose.observe.Snapshot;
import dev.jcompose.plan.Operation;
import dev.jcompose.plan.Plan;
import java.util.List;

/// The plans of `kill`, `pause`, `unpause` and `rm`.
public final class InterventionPlanner {

    private static final String ASKED = "it was asked for";

    private final Project project;
    private final Intervention intervention;
    private final Plan.Builder plan = new Plan.Builder();

    private InterventionPlanner(Project project, Intervention intervention) {
        this.project = project;
        this.intervention = intervention;
    }

    /// @throws UnplannableException when the containers belong to another folder's stack of the same name
    public static Plan plan(Project project, Snapshot snapshot, Intervention intervention) {
        Directories.check(project, snapshot);
        var planner = new InterventionPlanner(project, intervention);
        var stop = intervention instanceof Intervention.Remove remove && remove.stop()
                ? LifecyclePlanner.stop(project, snapshot, intervention.services(), null) : Plan.EMPTY;
        stop.steps().forEach(step -> planner.plan.add(step.operation(), step.because(), step.after()));
        snapshot.containers().stream().filter(planner::isMeant).forEach(container -> planner.add(container, stop));
        return planner.plan.build();
    }

    private boolean isMeant(ContainerInfo container) {
        var service = container.label(Labels.SERVICE);
        boolean orphans = intervention instanceof Intervention.Kill kill && kill.orphans();
        return (intervention.services().isEmpty() || intervention.services().contains(service))
                && (orphans || project.services().containsKey(service))
                && (intervention instanceof Intervention.Kill || !container.label(Labels.ONE_OFF).equals("True"));
    }

    private void add(ContainerInfo container, Plan stop) {
        boolean runs = container.isUp();
        var ref = UpPlanner.ref(container);
        switch (intervention) {
            case Intervention.Kill kill when runs -> plan.add(new Operation.KillContainer(ref, kill.signal()), ASKED, List.of());
            case Intervention.Pause pause when runs -> plan.add(new Operation.PauseContainer(ref), ASKED, List.of());
            case Intervention.Unpause unpause when runs -> plan.add(new Operation.UnpauseContainer(ref), ASKED, List.of());
            case Intervention.Remove remove when (!runs || remove.stop()) && container.state() != ContainerState.REMOVING ->
                plan.add(new Operation.RemoveContainer(ref, remove.anonymousVolumes()), ASKED,
                        stop.steps().stream().filter(step -> step.operation() instanceof Operation.StopContainer stopped
                                && stopped.container().equals(ref)).map(step -> step.id()).toList());
            case Intervention other -> {}
        }
    }
}
