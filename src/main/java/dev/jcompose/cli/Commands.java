package dev.jcompose.cli;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The verbs by name.
final class Commands {

    static final List<String> NAMES =
            List.of("addresses", "config", "down", "install", "logs", "plan", "ps", "restart", "start", "stop", "up", "version");

    private static final Set<String> NOT_YET = Set.of("attach", "bridge", "build", "commit", "cp", "create", "events", "exec",
            "export", "images", "kill", "ls", "pause", "port", "publish", "pull", "push", "rm", "run", "scale", "stats", "top",
            "unpause", "volumes", "wait", "watch", "alpha");

    private Commands() {}

    /// Null when there is no such verb.
    static @Nullable Command find(String name) {
        return switch (name) {
            case "addresses" -> new AddressesCommand();
            case "config" -> new ConfigCommand();
            case "down" -> new DownCommand();
            case "install" -> new InstallCommand();
            case "logs" -> new LogsCommand();
            case "plan" -> new PlanCommand();
            case "ps" -> new PsCommand();
            case "restart" -> new RestartCommand();
            case "start" -> new StartCommand();
            case "stop" -> new StopCommand();
            case "up" -> new UpCommand();
            case "version" -> new VersionCommand();
            default -> null;
        };
    }

    /// Whether Docker Compose has it.
    static boolean isNotYet(String name) {
        return NOT_YET.contains(name);
    }
}
