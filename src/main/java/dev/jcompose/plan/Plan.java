package dev.jcompose.plan;

import dev.jcompose.model.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Steps in an order in which they could be done one after another. A step can only follow steps that exist already,
/// so a plan is sorted and cannot hold a cycle.
public record Plan(List<Step> steps) {

    public static final Plan EMPTY = new Plan(List.of());

    public Plan {
        steps = List.copyOf(steps);
    }

    public boolean isEmpty() {
        return steps.isEmpty();
    }

    public Step step(StepId id) {
        return steps.get(id.number() - 1);
    }

    /// The plan of these operations alone, in the order in which they follow one another here. (None of them may need one that is left out.)
    public Plan only(Predicate<Operation> meant) {
        var builder = new Builder();
        var kept = new HashMap<StepId, StepId>();
        for (var step : steps) {
            if (meant.test(step.operation())) {
                kept.put(step.id(), builder.add(step.operation(), step.because(), step.mayChange(),
                        step.after().stream().filter(kept::containsKey).map(kept::get).toList()));
            }
        }
        return builder.build();
    }

    /// A line a step; no newline at the end; empty for a plan without steps.
    @Override
    public String toString() {
        return steps.stream().map(Step::toString).collect(Collectors.joining("\n"));
    }

    /// `{"steps":[{"id":1,"operation":"create","subject":"container shop-web-1","because":"...","after":[]}]}`
    public Value.Mapping toValue() {
        var items = new ArrayList<Value>();
        for (var step : steps) {
            var after = new ArrayList<Value>();
            step.after().forEach(id -> after.add(Value.of(id.number())));
            items.add(Value.mapping()
                    .put("id", step.id().number())
                    .put("operation", step.operation().verb())
                    .put("subject", step.operation().subject())
                    .put("detail", step.operation().detail())
                    .put("because", step.because())
                    .put("mayChange", step.mayChange())
                    .put("after", new Value.Items(after))
                    .build());
        }
        return Value.mapping().put("steps", new Value.Items(items)).build();
    }

    /// Collects steps.
    public static final class Builder {
        private final List<Step> steps = new ArrayList<>();

        /// Adds a step after others; repeated ones count once.
        public StepId add(Operation operation, String because, Iterable<StepId> after) {
            return add(operation, because, false, after);
        }

        /// Adds a step whose result cannot be known beforehand.
        public StepId addUncertain(Operation operation, String because, Iterable<StepId> after) {
            return add(operation, because, true, after);
        }

        private StepId add(Operation operation, String because, boolean mayChange, Iterable<StepId> after) {
            var before = new TreeSet<StepId>();
            for (var id : after) {
                if (id.number() > steps.size()) {
                    throw new IllegalArgumentException("no step " + id + " yet");
                }
                before.add(id);
            }
            var id = new StepId(steps.size() + 1);
            steps.add(new Step(id, operation, because, List.copyOf(before), mayChange));
            return id;
        }

        public boolean isEmpty() {
            return steps.isEmpty();
        }

        public Plan build() {
            return new Plan(steps);
        }
    }
}
