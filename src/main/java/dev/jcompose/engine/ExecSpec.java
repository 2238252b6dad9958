package dev.jcompose.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A command to run in a container.
public record ExecSpec(
        List<String> command,
        List<String> environment,
        @Nullable String user,
        @Nullable String workingDir,
        boolean privileged,
        boolean tty) {

    public ExecSpec {
        command = List.copyOf(command);
        environment = List.copyOf(environment);
    }

    public static ExecSpec of(String... command) {
        return new ExecSpec(List.of(command), List.of(), null, null, false, false);
    }
}
