package dev.jcompose.drawing;

import dev.jcompose.drawing.Drawing.Kind;
import java.util.ArrayList;

/// A stack in one line.
final class Summary {

    private Summary() {}

    /// `shop: 5 services, 2 networks, 5 of 6 containers up`
    static String of(Drawing drawing) {
        return drawing.project() + ": " + counts(drawing);
    }

    static String counts(Drawing drawing) {
        var parts = new ArrayList<String>();
        long services = drawing.nodes().stream().filter(node -> node.kind() == Kind.SERVICE || node.kind() == Kind.PROVIDER).count();
        parts.add(count(services, "service"));
        if (!drawing.networks().isEmpty()) {
            parts.add(count(drawing.networks().size(), "network"));
        }
        if (drawing.live()) {
            parts.add(drawing.up() + " of " + count(drawing.nodes().stream().mapToLong(node -> node.containers().size()).sum(), "container") + " up");
        }
        return String.join(", ", parts);
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
