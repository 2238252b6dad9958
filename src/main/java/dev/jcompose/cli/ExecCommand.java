package dev.jcompose.cli;

import dev.jcompose.engine.ExecSpec;
import java.util.List;

/// `exec`
final class ExecCommand implements Command {

    @Override
    public String usage() {
        return "[OPTIONS] SERVICE COMMAND [ARGS...]";
    }

    @Override
    public String summary() {
        return "Execute a command in a running container";
    }

    @Override
    public List<Flag> flags() {
        return List.of(
                Flag.bool("detach", "d", "Detached mode: Run command in the background"),
                Flag.list("env", "e", "Set environment variables"),
                Flag.integer("index", "", "Index of the container if service has multiple replicas"),
                Flag.bool("interactive", "i", ""),
                Flag.bool("no-tty", "T", "Disable pseudo-TTY allocation. By default 'docker compose exec' allocates a TTY. (default true)"),
                Flag.bool("no-TTY", ""),
                Flag.bool("privileged", "Give extended privileges to the process"),
                Flag.bool("tty", "t", ""),
                Flag.text("user", "u", "Run the command as this user"),
                Flag.text("workdir", "w", "Path to workdir directory for this command"));
    }

    @Override
    public boolean endsAtArgument() {
        return true;
    }

    @Override
    public int run(Session session, Options options) {
        var words = options.arguments();
        if (words.size() < 2) {
            throw new Failure("requires at least 2 arg(s), only received " + words.size());
        }
        var project = ProjectName.of(session);
        if (session.globals().dryRun()) {
            throw new Failure("interactive exec is not supported in dry-run mode");
        }
        var terminals = session.environment().terminals();
        boolean tty = !Tty.isOff(options, terminals);
        var spec = new ExecSpec(words.subList(1, words.size()), environment(session, options), options.text("user"),
                options.text("workdir"), options.is("privileged"), tty);
        int index = options.index();
        if (options.is("detach")) {
            session.engine().processes().execDetached(project, words.getFirst(), index, spec);
            return 0;
        }
        boolean input = !options.isSet("interactive") || options.is("interactive");
        if (tty && input && !terminals.in()) {
            throw new Failure("the input device is not a TTY");
        }
        var streams = new Streams(session);
        return streams.untilSignalled(streams.side(input, tty, streams.keys("")),
                interaction -> session.engine().processes().exec(project, words.getFirst(), index, spec, interaction));
    }

    /// A name alone takes its value from here, where it has one.
    private static List<String> environment(Session session, Options options) {
        var variables = session.environment().variables();
        return options.list("env").stream()
                .map(word -> word.contains("=") || !variables.containsKey(word) ? word : word + "=" + variables.get(word)).toList();
    }
}
