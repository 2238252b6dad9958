package dev.jcompose.drawing;

import dev.jcompose.drawing.Drawing.Edge;
import dev.jcompose.drawing.Layered.Block;
import dev.jcompose.drawing.Layered.Wire;
import dev.jcompose.drawing.Layout.Beginning;
import dev.jcompose.drawing.Layout.Stretch;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// A drawing as SVG: what needs something at the left of it.
final class SvgPicture {

    private static final double MARGIN = 32;
    private static final double TOP = 92;
    private static final Type LABEL = new Type(10.5, false, false);
    private static final Type HEADING = new Type(22, false, true);
    private static final double LABEL_HEIGHT = 17;
    private static final double HEAD = 8;

    private final Drawing drawing;
    private final Map<String, Card> cards = new LinkedHashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Layout layout;
    private final Markup markup = new Markup();

    private SvgPicture(Drawing drawing) {
        this.drawing = drawing;
        var keys = drawing.networks().stream().map(Drawing.Net::key).toList();
        drawing.nodes().forEach(node -> cards.put(node.id(), new Card(drawing, node, keys)));
        drawing.nodes().forEach(node -> numbers.put(node.id(), numbers.size()));
        layout = Layout.of(cards.values().stream().map(card -> new Block(card.node.id(), card.width, card.height)).toList(),
                drawing.edges().stream().map(SvgPicture::wire).toList());
    }

    /// Ends with a newline.
    static String of(Drawing drawing) {
        return new SvgPicture(drawing).draw();
    }

    /// Where everything is within the picture's middle.
    static Layout layout(Drawing drawing) {
        return new SvgPicture(drawing).layout;
    }

    private static Wire wire(Edge edge) {
        var words = String.join(", ", edge.words());
        return new Wire(edge.from(), edge.to(), words, Math.ceil(LABEL.width(words)) + 12, kind(edge) + (edge.required() ? "" : " optional"));
    }

    private String draw() {
        var legend = new Legend(drawing, Math.max(layout.width(), 420));
        double width = Math.max(Math.max(layout.width(), legend.width()), Math.max(300, HEADING.width(drawing.project())));
        double bottom = TOP + layout.height();
        double height = bottom + legend.height() + MARGIN;
        var summary = Summary.of(drawing);
        markup.open("svg", "xmlns", "http://www.w3.org/2000/svg", "class", "jcompose", "width", width + 2 * MARGIN, "height", height,
                "viewBox", "0 0 " + Markup.number(width + 2 * MARGIN) + " " + Markup.number(height), "role", "img", "aria-label", summary);
        markup.text("title", summary).raw("<style>\n" + Sheet.text() + pointing() + "</style>\n");
        markup.empty("rect", "class", "paper", "width", width + 2 * MARGIN, "height", height, "rx", 12.0);
        markup.text("text", HEADING.cut(Cells.plain(drawing.project()), width), "class", "heading", "x", MARGIN, "y", 46.0);
        markup.text("text", Summary.counts(drawing), "class", "small quiet", "x", MARGIN, "y", 67.0);
        markup.open("g", "transform", "translate(" + Markup.number(MARGIN) + " " + Markup.number(TOP) + ")");
        layout.stretches().forEach(this::wire);
        heads();
        layout.beginnings().forEach(this::label);
        layout.blocks().forEach((id, area) -> java.util.Objects.requireNonNull(cards.get(id)).draw(markup, area, mark(id)));
        markup.close("g");
        legend.draw(markup, MARGIN, bottom);
        return markup.close("svg").toString();
    }

    /// The class that gives a line its colour.
    static String kind(Edge edge) {
        return switch (edge.condition()) {
            case null -> "tie";
            case SERVICE_STARTED -> "started";
            case SERVICE_HEALTHY -> "healthy";
            case SERVICE_COMPLETED_SUCCESSFULLY -> "completed";
        };
    }

    /// For the rules that show only what belongs to the box under the pointer.
    private String marks(String one, Collection<String> others) {
        var marks = new StringBuilder(" w ").append(mark(one));
        others.forEach(other -> marks.append(' ').append(mark(other)));
        return marks.toString();
    }

    private String mark(String id) {
        return "k" + numbers.get(id);
    }

    private void wire(Stretch stretch) {
        markup.empty("path", "class", "wire " + stretch.look() + marks(stretch.to(), stretch.from()), "d", path(stretch));
    }

    /// From level to level, as far as the head.
    private static String path(Stretch stretch) {
        var turn = stretch.turn();
        double x = stretch.end().x() - (stretch.ends() ? HEAD - 1 : 0);
        var path = "M" + at(stretch.start().x(), stretch.start().y()) + "H";
        if (turn.y() == stretch.end().y()) {
            return path + Markup.number(x);
        }
        double middle = (turn.x() + x) / 2;
        return path + Markup.number(turn.x()) + "C" + at(middle, turn.y()) + " " + at(middle, stretch.end().y()) + " " + at(x, stretch.end().y());
    }

    private static String at(double x, double y) {
        return Markup.number(x) + " " + Markup.number(y);
    }

    private void heads() {
        var heads = new LinkedHashMap<String, Set<String>>();
        layout.stretches().stream().filter(Stretch::ends).forEach(stretch -> heads.computeIfAbsent(
                stretch.look() + "\t" + stretch.to() + "\t" + at(stretch.end().x(), stretch.end().y()), key -> new TreeSet<>()).addAll(stretch.from()));
        heads.forEach((head, from) -> {
            var parts = head.split("\t");
            markup.empty("path", "class", "head " + parts[0] + marks(parts[1], from), "d", "M" + parts[2] + "l" + Markup.number(-HEAD) + " -4v8z");
        });
    }

    private void label(Beginning beginning) {
        double x = beginning.at().x() + Layout.BEFORE_LABEL;
        double y = beginning.at().y() - LABEL_HEIGHT / 2;
        var marks = marks(beginning.from(), beginning.to());
        markup.empty("rect", "class", beginning.look() + marks, "x", x, "y", y, "width", beginning.label(), "height", LABEL_HEIGHT,
                "rx", LABEL_HEIGHT / 2);
        markup.text("text", beginning.words(), "class", "label " + beginning.look() + marks, "x", x + beginning.label() / 2, "y", y + 12,
                "text-anchor", "middle");
    }

    /// In a browser, what does not belong to the box under the pointer steps back.
    private String pointing() {
        var rules = new StringBuilder();
        cards.keySet().forEach(id -> rules.append(".jcompose:has(.card.").append(mark(id)).append(":hover) .w:not(.").append(mark(id))
                .append("){opacity:.12}\n"));
        return rules.toString();
    }
}
