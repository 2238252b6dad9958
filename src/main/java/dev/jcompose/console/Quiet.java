package dev.jcompose.console;

import dev.jcompose.plan.Operation;

/// What is not shown: details of pulls and builds, or everything but warnings.
public record Quiet(boolean pull, boolean build, boolean everything) {

    public static final Quiet NOTHING = new Quiet(false, false);
    public static final Quiet EVERYTHING = new Quiet(true, true, true);

    public Quiet(boolean pull, boolean build) {
        this(pull, build, false);
    }

    /// Whether the details of that operation are not shown.
    boolean silences(Operation operation) {
        return operation instanceof Operation.BuildImage ? build
                : pull && (operation instanceof Operation.PullImage || operation instanceof Operation.PrepareModel);
    }
}
