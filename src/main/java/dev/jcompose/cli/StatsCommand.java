package dev.jcompose.cli;

import dev.jcompose.follow.Measurements.Measured;
import dev.jcompose.model.Value;
import dev.jcompose.template.Subject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// `stats`
final class StatsCommand implements Command {

    private static final Listing LISTING = new Listing(
            "{{.ID}}\t{{.Name}}\t{{.CPUPerc}}\t{{.MemUsage}}\t{{.MemPerc}}\t{{.NetIO}}\t{{.BlockIO}}\t{{.PIDs}}", "", Map.of(
            "BlockIO", "BLOCK I/O", "CPUPerc", "CPU %", "Container", "CONTAINER", "ID", "CONTAINER ID", "MemPerc", "MEM %",
            "MemUsage", "MEM USAGE / LIMIT", "Name", "NAME", "NetIO", "NET I/O", "PIDs", "PIDS"));
    private static final int SHORT_ID = 12;
    private static final int TICK_MILLIS = 500;

    @Override
    public String usage() {
        return "[OPTIONS] [SERVICE]";
    }

    @Override
    public String summary() {
        return "Display a live stream of container(s) resource usage statistics";
    }

    @Override
    public List<Flag> flags() {
        return List.of(
                Flag.bool("all", "a", "Show all containers (default shows just running)"),
                Flag.text("format", "", PsCommand.FORMATS.replace("/go/", "/engine/cli/")),
                Flag.bool("no-stream", "Disable streaming stats and only pull the first result"),
                Flag.bool("no-trunc", "Do not truncate output"));
    }

    @Override
    public int run(Session session, Options options) {
        if (options.arguments().size() > 1) {
            throw new Failure("accepts at most 1 arg(s), received " + options.arguments().size());
        }
        var project = ProjectName.of(session);
        var service = options.arguments().isEmpty() ? null : options.arguments().getFirst();
        var inspection = session.engine().inspection();
        var format = format(session, options);
        LISTING.text(format, List.of());
        boolean whole = options.is("no-trunc");
        return Interruptible.run(() -> {
            try {
                if (options.is("no-stream")) {
                    session.out().print(text(format, inspection.measureOnce(project, service, options.is("all")), whole));
                    return;
                }
                try (var measurements = inspection.measure(project, service, options.is("all"))) {
                    while (!session.out().isClosed()) {
                        session.out().print(picture(text(format, measurements.current(), whole)));
                        Thread.sleep(TICK_MILLIS);
                    }
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static String format(Session session, Options options) {
        var format = options.text("format", "");
        if (format.isEmpty()) {
            format = session.engine().format("statsFormat");
        }
        return format.isEmpty() ? "table" : format;
    }

    private static String text(String format, List<Measured> measured, boolean whole) {
        return LISTING.text(format, measured.stream().map(each -> row(each, whole)).toList());
    }

    /// Drawn over the last one, as docker does it.
    private static String picture(String text) {
        return "\u001b[H" + text.lines().map(line -> line + " \u001b[K\n").collect(Collectors.joining()) + "\u001b[J";
    }

    private static Subject row(Measured measured, boolean whole) {
        var id = measured.container().id();
        var stats = measured.stats();
        return new Subject("*container.statsContext", Value.mapping()
                .put("BlockIO", stats == null ? "--" : Sizes.decimal(stats.read()) + " / " + Sizes.decimal(stats.written()))
                .put("CPUPerc", stats == null ? "--" : percent(stats.cpuPercent()))
                .put("Container", id)
                .put("ID", whole || id.length() <= SHORT_ID ? id : id.substring(0, SHORT_ID))
                .put("MemPerc", stats == null ? "--" : percent(stats.memoryPercent()))
                .put("MemUsage", stats == null ? "-- / --" : Sizes.binary(stats.memory()) + " / " + Sizes.binary(stats.limit()))
                .put("Name", measured.container().name())
                .put("NetIO", stats == null ? "--" : Sizes.decimal(stats.received()) + " / " + Sizes.decimal(stats.sent()))
                .put("PIDs", stats == null ? "--" : Long.toString(stats.processes())).build(), Map.of());
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.2f%%", value);
    }
}
