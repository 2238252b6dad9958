package dev.jcompose.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The verbs by name.
final class Commands {

    /// Those that the help shows; `completion` is there as well, and hidden as in Docker Compose.
    static final List<String> NAMES =
            List.of("addresses", "attach", "bridge", "build", "commit", "config", "copies", "cp", "create", "doctor", "down", "events",
                    "exec", "export", "graph", "hosts", "images", "install", "kill", "logs", "ls", "pause", "plan", "port", "ps",
                    "publish", "pull", "push", "restart", "rm", "run", "scale", "start", "stats", "stop", "top",
                    "unpause", "up", "version", "volumes", "wait", "watch");


    /// A second word to a command that has a meaning without it as well.
    static final String PRUNE = "copies prune";

    private Commands() {}

    /// What the list of commands says of a command or a group.
    static String summary(String name) {
        var command = find(name);
        return command == null ? CommandGroup.find(name).orElseThrow().summary() : command.summary();
    }

    /// Null when there is no such verb.
    ///
    /// @param name with the words of its groups before it: `alpha viz`
    static @Nullable Command find(String name) {
        return switch (name) {
            case "addresses" -> new AddressesCommand();
            case "alpha generate" -> new GenerateCommand();
            case "alpha publish", "publish" -> new PublishCommand();
            case "alpha viz" -> new VizCommand();
            case "attach" -> new AttachCommand();
            case "bridge convert" -> new BridgeConvertCommand();
            case "bridge transformations create" -> new TransformationsCreateCommand();
            case "bridge transformations list", "bridge transformations ls" -> new TransformationsListCommand();
            case "build" -> new BuildCommand();
            case "commit" -> new CommitCommand();
            case "completion" -> new CompletionCommand();
            case "config" -> new ConfigCommand();
            case "copies" -> new CopiesCommand();
            case PRUNE -> new CopiesPruneCommand();
            case "cp" -> new CpCommand();
            case "create" -> new CreateCommand();
            case "doctor" -> new DoctorCommand();
            case "down" -> new DownCommand();
            case "events" -> new EventsCommand();
            case "exec" -> new ExecCommand();
            case "export" -> new ExportCommand();
            case "graph" -> new GraphCommand();
            case "hosts" -> new HostsCommand();
            case "images" -> new ImagesCommand();
            case "install" -> new InstallCommand();
            case "kill" -> new KillCommand();
            case "logs" -> new LogsCommand();
            case "ls" -> new LsCommand();
            case "pause" -> PauseCommand.pause();
            case "plan" -> new PlanCommand();
            case "port" -> new PortCommand();
            case "ps" -> new PsCommand();
            case "pull" -> new PullCommand();
            case "push" -> new PushCommand();
            case "restart" -> new RestartCommand();
            case "rm" -> new RmCommand();
            case "run" -> new RunCommand();
            case "scale" -> new ScaleCommand();
            case "start" -> new StartCommand();
            case "stats" -> new StatsCommand();
            case "stop" -> new StopCommand();
            case "top" -> new TopCommand();
            case "unpause" -> PauseCommand.unpause();
            case "up" -> new UpCommand();
            case "version" -> new VersionCommand();
            case "volumes" -> new VolumesCommand();
            case "wait" -> new WaitCommand();
            case "watch" -> new WatchCommand();
            default -> null;
        };
    }
}
