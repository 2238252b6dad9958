package dev.jcompose.cli;

import dev.jcompose.CopyInfo;
import dev.jcompose.console.Table;
import dev.jcompose.model.Json;
import dev.jcompose.model.Value;
import java.util.List;
import java.util.stream.Collectors;

/// `copies`: the copies that the engine has of a project.
final class CopiesCommand implements Command {

    @Override
    public String usage() {
        return "[OPTIONS]";
    }

    @Override
    public String summary() {
        return "List the copies of a project";
    }

    @Override
    public String details() {
        return """
                A copy is made by `--copy NAME up`: the same files under the project name PROJECT-NAME, with names, volumes and subnets
                of its own, and its ports published at a host address of its own. `copies prune` removes those whose checkout is gone.
                """;
    }

    @Override
    public List<Flag> flags() {
        return List.of(
                Flag.bool("all", "a", "List the copies of all projects"),
                Flag.text("format", "", "Format the output. Values: [table | json] (default \"table\")"),
                Flag.bool("quiet", "q", "Only display names"));
    }

    @Override
    public int run(Session session, Options options) {
        var format = options.text("format", "table");
        if (!format.equals("table") && !format.equals("json")) {
            throw Failure.unknownFormat(format);
        }
        var copies = session.engine().copies().list(options.is("all") ? null : ProjectName.base(session));
        if (options.is("quiet")) {
            copies.forEach(copy -> session.out().println(copy.name()));
        } else {
            session.out().print(format.equals("json") ? json(copies) : table(copies));
        }
        return 0;
    }

    private static String table(List<CopyInfo> copies) {
        var table = new Table("NAME", "PROJECT", "STATUS", "ADDRESS", "BRANCH", "CHECKOUT");
        for (var copy : copies) {
            table.row(copy.name(), copy.project(), status(copy), copy.address().isEmpty() ? String.join(", ", copy.ports()) : copy.address(),
                    copy.branch(), copy.checkout() + (copy.gone() ? " (gone)" : ""));
        }
        return table.toString();
    }

    private static String json(List<CopyInfo> copies) {
        return Json.compact(new Value.Items(copies.stream().<Value>map(copy -> Value.mapping()
                .put("Name", copy.name())
                .put("Base", copy.base())
                .put("Project", copy.project())
                .put("Status", status(copy))
                .put("Address", copy.address())
                .put("Branch", copy.branch())
                .put("Checkout", copy.checkout())
                .put("Gone", copy.gone())
                .put("Ports", Value.texts(copy.ports()))
                .build()).toList())) + "\n";
    }

    /// As `ls` says it; `down` where only networks or volumes are left.
    static String status(CopyInfo copy) {
        return copy.states().isEmpty() ? "down"
                : copy.states().entrySet().stream().map(state -> state.getKey() + "(" + state.getValue() + ")").collect(Collectors.joining(", "));
    }
}
