package dev.jcompose.execute;

import dev.jcompose.engine.EngineException;
import dev.jcompose.plan.Step;

/// Puts a place before, and a remedy behind, what the engine answered.
@FunctionalInterface
public interface Explanation {

    /// Passes the engine's words on as they are.
    Explanation NONE = (step, failure) -> failure.getMessage();

    String explain(Step step, EngineException failure);
}
