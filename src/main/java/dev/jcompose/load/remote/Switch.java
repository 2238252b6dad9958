package dev.jcompose.load.remote;

import dev.jcompose.load.RemoteResources.Unavailable;
import java.util.Map;

/// The variables by which a kind of remote files is turned off.
enum Switch {
    GIT("git", "COMPOSE_EXPERIMENTAL_GIT_REMOTE"),
    OCI("OCI", "COMPOSE_EXPERIMENTAL_OCI_REMOTE");

    private final String kind;
    private final String variable;

    Switch(String kind, String variable) {
        this.kind = kind;
        this.variable = variable;
    }

    /// @throws Unavailable when it is off, or the variable holds none of Go's words for true and false
    void check(Map<String, String> environment) {
        var value = environment.getOrDefault(variable, "");
        switch (value) {
            case "", "1", "t", "T", "true", "TRUE", "True" -> { }
            case "0", "f", "F", "false", "FALSE", "False" ->
                throw new Unavailable(kind + " remote resource is disabled by \"" + variable + "\"", "unset it to fetch from there");
            default -> throw new Unavailable(variable + " environment variable expects boolean value: \"" + value + "\"", null);
        }
    }
}
