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
        return List.of(Flag.text("format", "", "Format the output. Values: [table | json]"));
    }

    @Override
    public int run(Session session, Options options) {
        var format = options.text("format", "table");
        if (!format.equals("table") && !format.equals("json")) {
            throw new Failure("unsupported format \"" + format + "\"");
        }
        var target = Target.of(session, options.arguments());
        var entries = target.isEmpty() ? List.<AddressEntry>of() : session.engine().addresses(target.found()).stream()
                .filter(entry -> target.services().isEmpty() || target.services().contains(entry.service()))
                .toList();
        session.out().print(format.equals("json") ? json(entries) : table(entries));
        return 0;
    }

    private static String table(List<AddressEntry> entries) {
        var table = new Table("CONTAINER", "NETWORK", "ADDRESS", "NAMES", "PORTS");
        for (var entry : entries) {
            table.row(entry.container(), entry.network(), address(entry), String.join(", ", entry.names()),
                    String.join(", ", entry.ports()));
        }
        return table.toString();
    }

    private static String address(AddressEntry entry) {
        if (entry.fixed()) {
            return entry.address();
        }
        return entry.address().isEmpty() ? "dynamic" : entry.address() + " (dynamic)";
    }

    private static String json(List<AddressEntry> entries) {
        var items = entries.stream().<Value>map(entry -> Value.mapping()
                .put("container", entry.container())
                .put("service", entry.service())
                .put("network", entry.network())
                .put("address", entry.address())
                .put("fixed", entry.fixed())
                .put("names", Value.texts(entry.names()))
                .put("ports", Value.texts(entry.ports()))
                .build()).toList();
        return Json.compact(new Value.Items(items)) + "\n";
    }
}
