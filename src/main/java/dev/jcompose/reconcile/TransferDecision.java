package dev.jcompose.reconcile;

import dev.jcompose.plan.Plan;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Which images are pulled or pushed.
///
/// @param skipped the services there is nothing to do for, with the reason, which may be empty
public record TransferDecision(Plan plan, SequencedMap<String, String> skipped) {

    public TransferDecision {
        skipped = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(skipped));
    }
}
