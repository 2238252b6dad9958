package dev.jcompose.reconcile;

import dev.jcompose.engine.ExecSpec;
import dev.jcompose.model.Hook;
import dev.jcompose.model.Service;
import dev.jcompose.plan.ContainerRef;
import dev.jcompose.plan.Operation;
import dev.jcompose.plan.Operation.RunHook.Moment;
import dev.jcompose.plan.Plan;
import dev.jcompose.plan.StepId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The commands that run in a service's own containers, one after another, around their starts and stops. (As in Docker Compose there are
/// none where a container is stopped to be replaced or killed, and none in a container that runs already.)
final class Hooks {

    private Hooks() {}

    /// @return the step after which a container that was started counts as started
    static StepId afterStart(Plan.Builder plan, Service service, ContainerRef container, StepId started) {
        var last = started;
        for (var step : hooks(service, Moment.POST_START, container)) {
            last = plan.add(step, "it has just been started", List.of(last));
        }
        return last;
    }

    /// @param service null when the files do not know it: nobody knows its hooks then
    /// @param running whether a command can be run in it: it is neither paused nor between two runs
    /// @return what comes before stopping it
    static List<StepId> beforeStop(Plan.Builder plan, @Nullable Service service, ContainerRef container, boolean running,
            Iterable<StepId> before) {
        var last = new ArrayList<StepId>();
        before.forEach(last::add);
        if (service != null && running) {
            for (var step : hooks(service, Moment.PRE_STOP, container)) {
                var hook = plan.add(step, "it is about to be stopped", List.copyOf(last));
                last.clear();
                last.add(hook);
            }
        }
        return last;
    }

    /// Stops a container, its hooks first. Parameters as in [#beforeStop].
    ///
    /// @param timeout null for the container's own
    static StepId stop(Plan.Builder plan, @Nullable Service service, ContainerRef container, boolean running,
            @Nullable Duration timeout, String because, Iterable<StepId> before) {
        return plan.add(new Operation.StopContainer(container, timeout), because, beforeStop(plan, service, container, running, before));
    }

    private static List<Operation> hooks(Service service, Moment moment, ContainerRef container) {
        var hooks = moment == Moment.POST_START ? service.hooks().postStart() : service.hooks().preStop();
        var steps = new ArrayList<Operation>();
        for (int i = 0; i < hooks.size(); i++) {
            steps.add(new Operation.RunHook(container, moment, i, command(hooks.get(i), service.process().tty())));
        }
        return steps;
    }

    private static ExecSpec command(Hook hook, boolean tty) {
        return new ExecSpec(hook.command() == null ? List.of() : hook.command(), variables(hook.environment()), hook.user(),
                hook.workingDir(), hook.privileged(), tty);
    }

    /// `KEY=value`, sorted; the bare `KEY` takes the variable out.
    static List<String> variables(SequencedMap<String, @Nullable String> environment) {
        var list = new ArrayList<String>();
        new TreeMap<>(environment).forEach((key, value) -> list.add(value == null ? key : key + "=" + value));
        return list;
    }
}
