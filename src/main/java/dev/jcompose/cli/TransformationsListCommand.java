package dev.jcompose.cli;

import dev.jcompose.console.Table;
import dev.jcompose.model.Json;
import dev.jcompose.model.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/// `bridge transformations list`
final class TransformationsListCommand implements Command {

    private static final int LEAST_WIDTH = 20;
    private static final int SHORT_ID = 12;
    private static final String NONE = "<none>";

    @Override
    public String usage() {
        return "[OPTIONS]";
    }

    @Override
    public String summary() {
        return "List available transformations";
    }

    @Override
    public List<Flag> flags() {
        return List.of(
                Flag.text("format", "", "Format the output. Values: [table | json] (default \"table\")"),
                Flag.bool("quiet", "q", "Only display transformer names"));
    }

    @Override
    public int run(Session session, Options options) {
        var format = options.text("format", "table");
        var images = session.engine().conversions().all();
        if (options.is("quiet")) {
            images.forEach(image -> session.out().println(tags(image).isEmpty() ? id(image) : tags(image).getFirst()));
        } else if (format.equals("json")) {
            session.out().println(Json.compact(new Value.Items(new ArrayList<>(images))));
        } else if (format.equals("table")) {
            var table = new Table(LEAST_WIDTH, "IMAGE ID", "REPO", "TAGS", "SIZE");
            images.forEach(image -> row(table, image));
            session.out().print(table.toString());
        } else {
            throw new Failure("format value \"" + format + "\" could not be parsed: parsing failed");
        }
        return 0;
    }

    private static void row(Table table, Value.Mapping image) {
        var name = tags(image).isEmpty() ? NONE + ":" + NONE : tags(image).getFirst();
        int colon = name.lastIndexOf(':');
        table.row(id(image), name.substring(0, colon), name.substring(colon + 1), size(image));
    }

    private static String id(Value.Mapping image) {
        var id = image.get("Id") instanceof Value.Text text ? text.value() : "";
        var bare = id.substring(id.indexOf(':') + 1);
        return bare.substring(0, Math.min(SHORT_ID, bare.length()));
    }

    private static List<String> tags(Value.Mapping image) {
        return image.get("RepoTags") instanceof Value.Items items
                ? items.values().stream().filter(Value.Text.class::isInstance).map(tag -> ((Value.Text) tag).value()).toList() : List.of();
    }

    /// Three digits, in powers of 1000: `1.98MB`.
    private static String size(Value.Mapping image) {
        var size = image.get("Size") instanceof Value.Number number ? number.value() : BigDecimal.ZERO;
        var units = List.of("B", "kB", "MB", "GB", "TB");
        int unit = 0;
        while (size.compareTo(BigDecimal.valueOf(1000)) >= 0 && unit < units.size() - 1) {
            size = size.movePointLeft(3);
            unit++;
        }
        return size.round(new MathContext(3)).stripTrailingZeros().toPlainString() + units.get(unit);
    }
}
