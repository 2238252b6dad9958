package dev.jcompose.reconcile;

import dev.jcompose.plan.ContainerRef;
import dev.jcompose.plan.Plan;
import java.util.List;

/// What was decided.
///
/// @param unchanged containers that run and are what the files say
/// @param warnings what people should know about it that is no step
public record Decision(Plan plan, List<ContainerRef> unchanged, List<String> warnings) {

    public Decision {
        unchanged = List.copyOf(unchanged);
        warnings = List.copyOf(warnings);
    }
}
