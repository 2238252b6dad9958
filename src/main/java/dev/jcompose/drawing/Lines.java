package dev.jcompose.drawing;

import dev.jcompose.drawing.Drawing.Net;
import dev.jcompose.drawing.Drawing.Node;
import java.util.ArrayList;
import java.util.List;

/// What is written of a thing where lines are all there is.
final class Lines {

    private static final TextLook LOOK = new TextLook(Integer.MAX_VALUE, true, false);

    private Lines() {}

    static List<String> of(Drawing drawing, Node node) {
        var box = BoxText.of(drawing, node, LOOK);
        var lines = new ArrayList<String>();
        lines.add(box.title());
        if (!box.state().isEmpty()) {
            lines.add(box.state());
        }
        box.rows().stream().filter(row -> row.edge() == null).forEach(row -> lines.add(row.text()));
        return lines;
    }

    static List<String> of(Net network) {
        var lines = new ArrayList<String>();
        lines.add(network.key());
        lines.addAll(network.subnets());
        lines.add(network.name());
        if (!network.words().isEmpty()) {
            lines.add(String.join(", ", network.words()));
        }
        return lines;
    }
}
