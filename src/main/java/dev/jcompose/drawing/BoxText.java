package dev.jcompose.drawing;

import dev.jcompose.drawing.Drawing.Container;
import dev.jcompose.drawing.Drawing.Edge;
import dev.jcompose.drawing.Drawing.Kind;
import dev.jcompose.drawing.Drawing.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is written in a node's box.
///
/// @param title in its upper border on the left
/// @param state there on the right; empty when nothing is known
record BoxText(Node node, String title, String state, List<Row> rows) {

    /// More of a kind than this are counted.
    private static final int MOST = 8;

    /// One line of a box.
    ///
    /// @param edge what leaves the box here; null for nothing
    record Row(String text, String ink, @Nullable Edge edge) {}

    static BoxText of(Drawing drawing, Node node, TextLook look) {
        var rows = new ArrayList<Row>();
        add(rows, source(node), Ink.NONE);
        if (!node.ports().isEmpty()) {
            add(rows, "ports " + list(Port.texts(node.ports(), look.arrow())), Ink.NONE);
        }
        var networks = node.containers().size() == 1 ? addresses(node, node.containers().getFirst()) : node.networks();
        if (!networks.isEmpty()) {
            add(rows, "on " + list(networks), Ink.DIM);
        }
        if (node.mode() != null) {
            add(rows, "network mode " + node.mode(), Ink.DIM);
        }
        if (node.containers().size() > 1) {
            node.containers().stream().limit(MOST).forEach(container -> add(rows, (container.name() + "  " + container.state() + "  "
                    + String.join(", ", container.addresses().values())).strip(), Ink.of(container.tone())));
            if (node.containers().size() > MOST) {
                add(rows, "and " + (node.containers().size() - MOST) + " more", Ink.DIM);
            }
        }
        for (var edge : drawing.edges()) {
            if (edge.from().equals(node.id())) {
                rows.add(new Row(look.marker() + Cells.plain(name(edge.to())) + "  " + String.join(", ", edge.words()), Ink.of(edge), edge));
            }
        }
        var title = Cells.plain(node.name()) + (node.replicas() == 1 || node.kind() != Kind.SERVICE ? "" : look.times() + node.replicas());
        return new BoxText(node, title, state(drawing, node), List.copyOf(rows));
    }

    private static void add(List<Row> rows, String text, String ink) {
        if (!text.isEmpty()) {
            rows.add(new Row(Cells.plain(text), ink, null));
        }
    }

    private static String name(String id) {
        return id.substring(id.indexOf(':') + 1);
    }

    static String source(Node node) {
        return switch (node.kind()) {
            case SERVICE -> node.source() + (node.built() ? " (built)" : "");
            case PROVIDER -> "by provider " + node.source();
            case ORPHAN -> node.source() + " (in no file)";
            case OUTSIDE -> "another stack's container";
            case MODEL -> "model " + node.source();
        };
    }

    private static List<String> addresses(Node node, Container only) {
        return node.networks().stream().map(key -> (key + " " + only.addresses().getOrDefault(key, "")).strip()).toList();
    }

    private static String list(List<String> texts) {
        return String.join(", ", texts.subList(0, Math.min(MOST, texts.size())))
                + (texts.size() > MOST ? " and " + (texts.size() - MOST) + " more" : "");
    }

    /// `healthy`, `2 healthy, 1 exited 1`; in a stack that is there, `no container` for what is missing.
    static String state(Drawing drawing, Node node) {
        if (node.containers().isEmpty()) {
            return drawing.live() && node.kind() == Kind.SERVICE && node.replicas() > 0 ? "no container" : "";
        }
        var states = node.containers().stream().collect(Collectors.groupingBy(Container::state, LinkedHashMap::new, Collectors.counting()));
        return states.size() == 1 ? states.firstEntry().getKey()
                : states.entrySet().stream().map(state -> state.getValue() + " " + state.getKey()).collect(Collectors.joining(", "));
    }

    /// How many columns its longest line takes.
    int width() {
        return Math.max(Cells.width(title) + (state.isEmpty() ? 0 : Cells.width(state) + 2) + 2,
                rows.stream().mapToInt(row -> Cells.width(row.text())).max().orElse(0));
    }
}
