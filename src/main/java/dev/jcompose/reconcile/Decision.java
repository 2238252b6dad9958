package dev.jcompose.reconcile;

import dev.jcompose.plan.Plan;
import java.util.List;

/// What was decided.
///
/// @param warnings what people should know about it that is no step
public record Decision(Plan plan, List<String> warnings) {

    public Decision {
        warnings = List.copyOf(warnings);
    }
}
