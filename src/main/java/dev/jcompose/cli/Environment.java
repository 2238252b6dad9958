package dev.jcompose.cli;

import dev.jcompose.console.Out;
import dev.jcompose.console.TerminalSize;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Supplier;

/// Everything a run sees of the process around it.
///
/// @param variables  the process's environment
/// @param terminals  which of its streams are terminals
/// @param size       the terminal's, asked when needed
/// @param zone       the local time's, asked when needed: the JDK reads all its zones for it
/// @param invokedAs  the name it was called by: `jcompose` or `docker-compose`
public record Environment(
        Path workingDirectory,
        Map<String, String> variables,
        InputStream in,
        Out out,
        Out err,
        Terminals terminals,
        Supplier<TerminalSize> size,
        InstantSource clock,
        Supplier<ZoneId> zone,
        String invokedAs) {

    public Environment {
        variables = Map.copyOf(variables);
    }

    /// Which streams somebody sits at.
    public record Terminals(boolean in, boolean out, boolean err) {
        public static final Terminals NONE = new Terminals(false, false, false);
    }

    Environment withTerminals(Terminals terminals) {
        return new Environment(workingDirectory, variables, in, out, err, terminals, size, clock, zone, invokedAs);
    }

    /// The value of a variable, empty when it is unset.
    String variable(String name) {
        return variables.getOrDefault(name, "");
    }

    /// Whether a variable holds one of Docker Compose's words for yes.
    boolean isOn(String name) {
        return isYes(variable(name));
    }

    static boolean isYes(String value) {
        return switch (value.toLowerCase(java.util.Locale.ROOT)) {
            case "1", "t", "true", "y", "yes", "on" -> true;
            default -> false;
        };
    }
}
