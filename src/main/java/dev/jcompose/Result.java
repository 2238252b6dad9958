package dev.jcompose;

import dev.jcompose.event.Outcome;
import dev.jcompose.plan.Plan;
import dev.jcompose.plan.Step;
import dev.jcompose.plan.StepId;
import java.util.List;
import java.util.Map;

/// What became of a plan.
///
/// @param plan     the last plan that was carried out
/// @param outcomes one for each of its steps
public record Result(Plan plan, Map<StepId, Outcome> outcomes) {

    public static final Result NOTHING = new Result(Plan.EMPTY, Map.of());

    public Result {
        outcomes = Map.copyOf(outcomes);
    }

    public boolean succeeded() {
        return failures().isEmpty();
    }

    /// Whether every step was done: none failed, and none was left out because of an interruption.
    boolean isComplete() {
        return outcomes.values().stream().allMatch(outcome -> outcome instanceof Outcome.Done || outcome instanceof Outcome.Tolerated);
    }

    /// The steps that failed, in the plan's order.
    public List<Step> failed() {
        return plan.steps().stream().filter(step -> outcomes.get(step.id()) instanceof Outcome.Failed).toList();
    }

    /// Why it failed, a message a failed step, in the plan's order; empty when it did not.
    public List<String> failures() {
        return plan.steps().stream()
                .map(Step::id)
                .map(outcomes::get)
                .filter(Outcome.Failed.class::isInstance)
                .map(outcome -> ((Outcome.Failed) outcome).message())
                .toList();
    }
}
