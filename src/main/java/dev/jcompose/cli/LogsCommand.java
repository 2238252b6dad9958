package dev.jcompose.cli;

import dev.jcompose.console.LogConsole;
import dev.jcompose.engine.LogOptions;
import dev.jcompose.event.Event;
import java.util.List;

/// `logs`
final class LogsCommand implements Command {

    @Override
    public String usage() {
        return "[OPTIONS] [SERVICE...]";
    }

    @Override
    public String summary() {
        return "View output from containers";
    }

    @Override
    public List<Flag> flags() {
        return List.of(
                Flag.bool("follow", "f", "Follow log output"),
                Flag.integer("index", "", "index of the container if service has multiple replicas"),
                Flag.bool("no-color", "Produce monochrome output"),
                Flag.bool("no-log-prefix", "Don't print prefix in logs"),
                Flag.text("since", "",
                        "Show logs since timestamp (e.g. 2013-01-02T13:23:37Z) or relative (e.g. 42m for 42 minutes)"),
                Flag.text("tail", "n", "Number of lines to show from the end of the logs for each container (default \"all\")"),
                Flag.bool("timestamps", "t", "Show timestamps"),
                Flag.text("until", "",
                        "Show logs before a timestamp (e.g. 2013-01-02T13:23:37Z) or relative (e.g. 42m for 42 minutes)"));
    }

    @Override
    public int run(Session session, Options options) {
        int index = options.index();
        if (index > 0 && options.arguments().size() != 1) {
            throw new Failure("--index requires one service to be selected");
        }
        var target = Target.of(session, options.arguments());
        if (target.isEmpty()) {
            return 0;
        }
        var environment = session.environment();
        var shown = new LogConsole.Options(!options.is("no-log-prefix"), session.globals().colourOut() && !options.is("no-color"),
                false, false);
        var log = new LogOptions(options.is("follow"), options.text("tail", "all"), options.text("since"), options.text("until"),
                options.is("timestamps"));
        var caller = Thread.currentThread();
        try (var console = new LogConsole(environment.out(), environment.err(), shown, environment.zone())) {
            session.engine().logs(target.found(), target.services(), index, log, event -> {
                if (event instanceof Event.Warning warning) {
                    session.notices().warn(warning.text());
                }
                console.on(event);
                if (environment.out().isClosed()) {
                    caller.interrupt();
                }
            });
        }
        Thread.interrupted();
        return 0;
    }
}
