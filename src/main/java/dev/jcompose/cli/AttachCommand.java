package dev.jcompose.cli;

import dev.jcompose.engine.EngineException;
import java.util.List;
import java.util.function.Predicate;

/// `attach`
final class AttachCommand implements Command {

    @Override
    public String usage() {
        return "[OPTIONS] SERVICE";
    }

    @Override
    public String summary() {
        return "Attach local standard input, output, and error streams to a service's running container";
    }

    @Override
    public List<Flag> flags() {
        return List.of(
                Flag.text("detach-keys", "", "Override the key sequence for detaching from a container."),
                Flag.integer("index", "", "index of the container if service has multiple replicas."),
                Flag.bool("no-stdin", "Do not attach STDIN"),
                Flag.bool("sig-proxy", "Proxy all received signals to the process (default true)"));
    }

    @Override
    public int run(Session session, Options options) {
        var words = options.arguments();
        if (words.isEmpty()) {
            throw new Failure("requires at least 1 arg(s), only received 0");
        }
        var project = ProjectName.of(session);
        if (session.globals().dryRun()) {
            throw new Failure("interactive run is not supported in dry-run mode");
        }
        var processes = session.engine().processes();
        var container = processes.running(project, words.getFirst(), options.index());
        boolean tty = processes.hasTerminal(container);
        boolean input = !options.is("no-stdin");
        if (tty && input && !session.environment().terminals().in()) {
            throw new Failure("the input device is not a TTY");
        }
        boolean relays = !tty && (!options.isSet("sig-proxy") || options.is("sig-proxy"));
        Predicate<String> relay = signal -> {
            try {
                processes.signal(container, signal);
                return true;
            } catch (EngineException ended) {
                return false;
            }
        };
        var streams = new Streams(session);
        return streams.until(streams.side(input, tty, streams.keys(options.text("detach-keys", ""))),
                relays ? relay : signal -> false, interaction -> processes.attach(container, interaction));
    }
}
