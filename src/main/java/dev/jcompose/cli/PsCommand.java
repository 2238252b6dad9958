package dev.jcompose.cli;

import dev.jcompose.console.Table;
import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Project;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `ps`
final class PsCommand implements Command {

    /// Docker's own text.
    static final String FORMATS = """
            Format output using a custom template:
            'table':            Print output in table format with column headers (default)
            'table TEMPLATE':   Print output in table format using the given Go template
            'json':             Print in JSON format
            'TEMPLATE':         Print output using the given Go template.
            Refer to https://docs.docker.com/go/formatting/ for more information about formatting output with templates""";
    static final String DEFAULT = " (default \"table\")";

    @Override
    public String usage() {
        return "[OPTIONS] [SERVICE...]";
    }

    @Override
    public String summary() {
        return "List containers";
    }

    @Override
    public List<Flag> flags() {
        return List.of(
                Flag.bool("all", "a", "Show all stopped containers (including those created by the run command)"),
                Flag.text("filter", "", "Filter services by a property (supported filters: status)"),
                Flag.text("format", "", FORMATS + DEFAULT),
                Flag.bool("no-trunc", "Don't truncate output"),
                Flag.bool("orphans", "Include orphaned services (not declared by project) (default true)"),
                Flag.bool("quiet", "q", "Only display IDs"),
                Flag.bool("services", "Display services"),
                Flag.list("status", "",
                        "Filter services by status. Values: [paused | restarting | removing | running | dead | created | exited]"));
    }

    @Override
    public int run(Session session, Options options) {
        var states = states(options);
        var name = session.globals().projectName();
        if (name != null && session.globals().files().isEmpty()) {
            return print(session, options, containers(session, options, states, session.named(name), null));
        }
        var target = Target.of(session, options.arguments());
        return print(session, options, containers(session, options, states, target.name(), target.loaded() ? target.project() : null));
    }

    /// @param project null when it does not come from files
    private static List<ContainerInfo> containers(
            Session session, Options options, List<String> states, String name, @Nullable Project project) {
        boolean all = options.is("all") || !states.isEmpty();
        boolean orphans = options.is("orphans") || !options.isSet("orphans") || project == null;
        return session.engine().ps(name, all).stream()
                .filter(it -> options.arguments().isEmpty() || options.arguments().contains(it.label(Labels.SERVICE)))
                .filter(it -> states.isEmpty() || states.contains(it.state().toString()))
                .filter(it -> orphans || Objects.requireNonNull(project).services().containsKey(it.label(Labels.SERVICE)))
                .toList();
    }

    private static List<String> states(Options options) {
        var states = new ArrayList<>(options.list("status"));
        var filter = options.text("filter", "");
        if (!filter.isEmpty()) {
            int equals = filter.indexOf('=');
            if (equals < 0) {
                throw new Failure("arguments to --filter should be in form KEY=VAL");
            }
            switch (filter.substring(0, equals)) {
                case "status" -> states.add(filter.substring(equals + 1));
                case "source" -> throw new Failure("not implemented");
                default -> throw new Failure("unknown filter " + filter.substring(0, equals));
            }
        }
        return states;
    }

    private static int print(Session session, Options options, List<ContainerInfo> containers) {
        boolean whole = options.is("no-trunc");
        var format = options.text("format", "table");
        if (format.isEmpty()) {
            var own = session.engine().format("psFormat");
            format = own.isEmpty() ? "table" : own;
        }
        var now = session.environment().clock().instant();
        var rows = containers.stream().map(it -> new ContainerRow(it, whole, now, session.environment().zone())).toList();
        if (options.is("quiet")) {
            session.out().print(lines(containers.stream().map(ContainerInfo::id).toList()));
        } else if (options.is("services")) {
            session.out().print(lines(rows.stream().map(ContainerRow::service).distinct().toList()));
        } else if (!format.equals("table")) {
            session.out().print(ContainerRow.LISTING.text(format, rows.stream().map(ContainerRow::subject).toList()));
        } else {
            var table = new Table("NAME", "IMAGE", "COMMAND", "SERVICE", "CREATED", "STATUS", "PORTS");
            rows.forEach(row -> table.row(row.container().name(), row.container().image(), row.command(), row.service(),
                    row.created(), row.container().status(), row.ports()));
            session.out().print(table.toString());
        }
        return 0;
    }

    private static String lines(List<String> lines) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }
}
