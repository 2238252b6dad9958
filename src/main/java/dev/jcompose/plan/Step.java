package dev.jcompose.plan;

import java.util.List;

/// One thing to do, why, and what has to be done before.
///
/// @param because   the reason, in words for people
/// @param after     earlier steps of the same plan; all of them have to succeed first
/// @param mayChange the result cannot be known beforehand (a pull, a build): what stands on it is planned again afterwards
public record Step(StepId id, Operation operation, String because, List<StepId> after, boolean mayChange) {

    public Step {
        after = List.copyOf(after);
    }

    /// `[3] container shop-web-1: create, there is none yet; after [1] [2]`
    @Override
    public String toString() {
        var text = new StringBuilder().append(id).append(' ').append(operation.text()).append(", ").append(because);
        if (mayChange) {
            text.append(" (may change)");
        }
        if (!after.isEmpty()) {
            text.append("; after");
            after.forEach(step -> text.append(' ').append(step));
        }
        return text.toString();
    }
}
