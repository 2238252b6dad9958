package dev.jcompose.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// `port`
final class PortCommand implements Command {

    @Override
    public String usage() {
        return "[OPTIONS] SERVICE PRIVATE_PORT";
    }

    @Override
    public String summary() {
        return "Print the public port for a port binding";
    }

    @Override
    public List<Flag> flags() {
        return List.of(
                Flag.integer("index", "", "Index of the container if service has multiple replicas"),
                Flag.text("protocol", "", "tcp or udp (default \"tcp\")"));
    }

    @Override
    public int run(Session session, Options options) {
        if (options.arguments().size() < 2) {
            throw new Failure("requires at least 2 arg(s), only received " + options.arguments().size());
        }
        int port = port(options.arguments().get(1));
        var protocol = options.text("protocol", "tcp").toLowerCase(Locale.ROOT);
        var container = session.engine().processes().running(ProjectName.of(session), options.arguments().getFirst(), options.index());
        var ports = Ports.sorted(container.ports());
        for (var published : ports) {
            if (published.target() == port && published.protocol().equals(protocol)) {
                session.out().println(Ports.ip(published) + ":" + published.published());
                return 0;
            }
        }
        throw new Failure("no port " + port + "/" + protocol + " for container " + container.name() + ": "
                + ports.stream().map(other -> other.published() + "/" + other.protocol()).collect(Collectors.joining(", ")));
    }

    private static int port(String word) {
        if (!word.matches("\\d+")) {
            throw new Failure("strconv.ParseUint: parsing \"" + word + "\": invalid syntax");
        }
        if (word.length() > 5 || Integer.parseInt(word) > 65535) {
            throw new Failure("strconv.ParseUint: parsing \"" + word + "\": value out of range");
        }
        return Integer.parseInt(word);
    }
}
