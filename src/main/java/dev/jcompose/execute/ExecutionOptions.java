package dev.jcompose.execute;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How a plan is carried out.
///
/// @param parallel    how many pulls and builds run at once; 0 for no limit
/// @param waitTimeout for all waiting in the plan together; null for no limit
/// @param keepGoing   whether a failed step keeps only what follows it from being done, as when taking things away;
///                    otherwise nothing new is begun after a failure
/// @param pause       how time is let pass before a pull or a push is tried again
public record ExecutionOptions(int parallel, @Nullable Duration waitTimeout, boolean keepGoing, Pause pause) {

    public static final ExecutionOptions DEFAULTS = new ExecutionOptions(0, null, false, Pause.REAL);

    public ExecutionOptions withKeepGoing() {
        return new ExecutionOptions(parallel, waitTimeout, true, pause);
    }

    public ExecutionOptions withWaitTimeout(@Nullable Duration timeout) {
        return new ExecutionOptions(parallel, timeout, keepGoing, pause);
    }
}
