package dev.jcompose.console;

import dev.jcompose.plan.Operation;

/// Which details of pulls and builds are not shown.
public record Quiet(boolean pull, boolean build) {

    public static final Quiet NOTHING = new Quiet(false, false);

    /// Whether the details of that operation are not shown.
    boolean silences(Operation operation) {
        return operation instanceof Operation.BuildImage ? build
                : pull && (operation instanceof Operation.PullImage || operation instanceof Operation.PrepareModel);
    }
}
