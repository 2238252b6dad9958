package dev.jcompose.cli;

import dev.jcompose.AddressEntry;
import dev.jcompose.console.Table;
import dev.jcompose.model.Json;
import dev.jcompose.model.Value;
import java.util.List;

/// `addresses`: where each container is reached.
final class AddressesCommand implements Command {

    @Override
    public String usage() {
        return "[OPTIONS] [SERVICE...]";
    }

    @Override
    public String summary() {
        return "Show on which address each container is reached";
    }

    @Override
    public List<Flag> flags() {
        return List.of(
                Flag.bool("all", "a", "Show the containers of all projects"),
                Flag.text("format", "", "Format the output. Values: [table | json]"));
    }

    @Override
    public int run(Session session, Options options) {
        var format = options.text("format", "table");
        if (!format.equals("table") && !format.equals("json")) {
            throw new Failure("unsupported format \"" + format + "\"");
        }
        boolean all = options.is("all");
        if (all && !options.arguments().isEmpty()) {
            throw new Failure("--all shows all projects; name services without it");
        }
        var entries = all ? session.engine().inspection().addresses() : entries(session, Target.of(session, options.arguments()));
        session.out().print(format.equals("json") ? json(entries) : table(entries, all));
        return 0;
    }

    private static List<AddressEntry> entries(Session session, Target target) {
        return target.isEmpty() ? List.of() : session.engine().addresses(target.found()).stream()
                .filter(entry -> target.services().isEmpty() || target.services().contains(entry.service())).toList();
    }

    /// @param projects whether their names are shown
    private static String table(List<AddressEntry> entries, boolean projects) {
        var headings = List.of("PROJECT", "CONTAINER", "NETWORK", "ADDRESS", "NAMES", "PORTS");
        int first = projects ? 0 : 1;
        var table = new Table(headings.subList(first, headings.size()).toArray(String[]::new));
        for (var entry : entries) {
            var cells = List.of(entry.project(), entry.container(), entry.network(), address(entry), String.join(", ", entry.names()),
                    String.join(", ", entry.ports()));
            table.row(cells.subList(first, cells.size()).toArray(String[]::new));
        }
        return table.toString();
    }

    private static String address(AddressEntry entry) {
        var four = entry.address().isEmpty() && !entry.address6().isEmpty() ? "" : address(entry.address(), entry.fixed());
        var six = entry.address6().isEmpty() ? "" : address(entry.address6(), entry.fixed6());
        return four.isEmpty() || six.isEmpty() ? four + six : four + ", " + six;
    }

    private static String address(String address, boolean fixed) {
        if (fixed) {
            return address;
        }
        return address.isEmpty() ? "dynamic" : address + " (dynamic)";
    }

    private static String json(List<AddressEntry> entries) {
        var items = entries.stream().<Value>map(entry -> Value.mapping()
                .put("project", entry.project())
                .put("container", entry.container())
                .put("service", entry.service())
                .put("network", entry.network())
                .put("address", entry.address())
                .put("fixed", entry.fixed())
                .put("address6", entry.address6())
                .put("fixed6", entry.fixed6())
                .put("names", Value.texts(entry.names()))
                .put("ports", Value.texts(entry.ports()))
                .build()).toList();
        return Json.compact(new Value.Items(items)) + "\n";
    }
}
