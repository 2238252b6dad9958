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
/// @param settings   Compose's own variables that an env file sets and the process does not
/// @param terminals  which of its streams are terminals
/// @param size       the terminal's, asked when needed
/// @param zone       the local time's, asked when needed: the JDK reads all its zones for it
/// @param invokedAs  the name it was called by: `jcompose` or `docker-compose`
public record Environment(
        Path workingDirectory,
        Map<String, String> variables,
        Map<String, String> settings,
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
        settings = Map.copyOf(settings);
    }

    /// Before an env file was read.
    public Environment(Path workingDirectory, Map<String, String> variables, InputStream in, Out out, Out err, Terminals terminals,
            Supplier<TerminalSize> size, InstantSource clock, Supplier<ZoneId> zone, String invokedAs) {
        this(workingDirectory, variables, Map.of(), in, out, err, terminals, size, clock, zone, invokedAs);
    }

    /// Which streams somebody sits at.
    public record Terminals(boolean in, boolean out, boolean err) {
        public static final Terminals NONE = new Terminals(false, false, false);
    }

    Environment withTerminals(Terminals terminals) {
        return new Environment(workingDirectory, variables, settings, in, out, err, terminals, size, clock, zone, invokedAs);
    }

    Environment withSettings(Map<String, String> settings) {
        return new Environment(workingDirectory, variables, settings, in, out, err, terminals, size, clock, zone, invokedAs);
    }

    /// The value of a variable, empty when it is unset.
    String variable(String name) {
        return variables.getOrDefault(name, settings.getOrDefault(name, ""));
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
