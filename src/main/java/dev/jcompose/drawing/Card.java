package dev.jcompose.drawing;

import dev.jcompose.drawing.Drawing.Container;
import dev.jcompose.drawing.Drawing.Kind;
import dev.jcompose.drawing.Drawing.Node;
import dev.jcompose.drawing.Drawing.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A node's box in an SVG: its name and state, what it is made from, published ports, networks, and its containers if they are several.
final class Card {

    static final Type NAME = new Type(15, false, true);
    static final Type SMALL = new Type(12, false, false);
    static final Type CODE = new Type(12, true, false);
    static final Type CHIP = new Type(11, true, false);
    private static final Type TINY = new Type(11, false, false);

    private static final double PADDING = 16;
    private static final double NARROWEST = 130;
    private static final double WIDEST = 300;
    private static final double LINE = 18;
    private static final double PILL_LINE = Pill.HEIGHT + 5;
    private static final double DOT = 14;
    /// More containers than this are counted.
    private static final int MOST = 6;
    private static final int MOST_PILLS = 12;

    final Node node;
    final double width;
    final double height;
    private final String state;
    private final String times;
    private final List<List<Pill>> ports;
    private final List<List<Pill>> networks;
    private final List<Container> containers;

    Card(Drawing drawing, Node node, List<String> keys) {
        this.node = node;
        state = BoxText.state(drawing, node);
        times = node.kind() == Kind.SERVICE && node.replicas() != 1 ? "\u00d7" + node.replicas() : "";
        containers = node.containers().size() > 1 ? node.containers() : List.of();
        var portPills = pills(Port.texts(node.ports(), " \u2192 ").stream().map(text -> Pill.of(text, CHIP, "port", "pill mono", WIDEST)).toList());
        var networkPills = pills(node.networks().stream().map(key -> network(key, keys)).toList());
        if (node.mode() != null) {
            networkPills.add(Pill.of("network mode " + node.mode(), CHIP, "built", "pill mono quiet", WIDEST));
        }
        double inner = Math.max(NAME.width(node.name()) + (times.isEmpty() ? 0 : 8 + SMALL.width(times)) + (state.isEmpty() ? 0 : 28 + SMALL.width(state)),
                (source().isEmpty() ? 0 : CODE.width(source()) + 8) + (note().isEmpty() ? 0 : note().width()));
        inner = Math.max(inner, Math.max(Pill.widest(portPills), Pill.widest(networkPills)));
        inner = Math.max(inner, containers.stream().mapToDouble(container -> DOT + TINY.width(line(container))).max().orElse(0));
        inner = Math.clamp(Math.ceil(inner), NARROWEST, WIDEST);
        width = inner + 2 * PADDING;
        ports = Pill.lines(portPills, inner);
        networks = Pill.lines(networkPills, inner);
        height = 2 * PADDING + 16 + (source().isEmpty() && note().isEmpty() ? 0 : LINE + 4) + gap(ports.size() * PILL_LINE) + gap(networks.size() * PILL_LINE)
                + gap(LINE * (Math.min(MOST, containers.size()) + (containers.size() > MOST ? 1 : 0))) - 4;
    }

    private static double gap(double height) {
        return height == 0 ? 0 : height + 4;
    }

    private static List<Pill> pills(List<Pill> all) {
        var some = new ArrayList<>(all.subList(0, Math.min(MOST_PILLS, all.size())));
        if (all.size() > MOST_PILLS) {
            some.add(Pill.of("and " + (all.size() - MOST_PILLS) + " more", CHIP, "built", "pill mono quiet", WIDEST));
        }
        return some;
    }

    private Pill network(String key, List<String> keys) {
        var address = node.containers().size() == 1 ? node.containers().getFirst().addresses().getOrDefault(key, "") : "";
        return networkPill(key + (address.isEmpty() ? "" : " " + address), keys.indexOf(key));
    }

    static Pill networkPill(String text, int number) {
        var colour = "n" + number % Sheet.networks();
        return Pill.of(text, CHIP, colour, "pill mono " + colour, WIDEST);
    }

    private static String line(Container container) {
        return container.name() + "  " + container.state() + "  " + String.join(" ", container.addresses().values());
    }

    private String source() {
        return Cells.plain(node.source());
    }

    /// What is said beside the source.
    private Note note() {
        return new Note(switch (node.kind()) {
            case SERVICE -> node.built() ? "built" : "";
            case PROVIDER -> "provider";
            case ORPHAN -> "in no file";
            case OUTSIDE -> "another stack's container";
            case MODEL -> "model";
        });
    }

    private record Note(String text) {
        boolean isEmpty() {
            return text.isEmpty();
        }

        double width() {
            return TINY.width(text) + 12;
        }
    }

    /// @param mark the class by which what belongs to it is found
    void draw(Markup markup, Layout.Area area, String mark) {
        var tone = node.tone();
        markup.open("g", "class", "card " + mark).text("title", title());
        markup.empty("rect", "class", node.kind() == Kind.SERVICE ? "box" : "box guest", "x", area.x(), "y", area.y(), "width", area.width(),
                "height", area.height(), "rx", 8.0);
        if (tone != null) {
            markup.empty("rect", "class", name(tone), "x", area.x(), "y", area.y() + 8, "width", 4.0, "height", area.height() - 16, "rx", 2.0);
        }
        double left = area.x() + PADDING;
        double inner = area.width() - 2 * PADDING;
        double y = area.y() + (area.height() - height) / 2 + PADDING;
        heading(markup, left, inner, y + 13, tone);
        y += 16;
        if (!source().isEmpty() || !note().isEmpty()) {
            source(markup, left, inner, y + 15);
            y += LINE + 4;
        }
        y = pills(markup, ports, left, y);
        y = pills(markup, networks, left, y);
        containers(markup, left, inner, y);
        markup.close("g");
    }

    private void heading(Markup markup, double left, double inner, double baseline, @Nullable Tone tone) {
        double room = inner - (times.isEmpty() ? 0 : 8 + SMALL.width(times)) - (state.isEmpty() ? 0 : 28 + SMALL.width(state));
        var name = NAME.cut(Cells.plain(node.name()), Math.max(40, room));
        markup.text("text", name, "class", "name", "x", left, "y", baseline);
        if (!times.isEmpty()) {
            markup.text("text", times, "class", "small quiet", "x", left + NAME.width(name) + 8, "y", baseline);
        }
        if (!state.isEmpty()) {
            double right = left + inner;
            if (tone != null) {
                markup.empty("circle", "class", name(tone), "cx", right - SMALL.width(state) - 10, "cy", baseline - 4, "r", 4.0);
            }
            markup.text("text", state, "class", "small quiet", "x", right, "y", baseline, "text-anchor", "end");
        }
    }

    private void source(Markup markup, double left, double inner, double baseline) {
        double x = left;
        if (!source().isEmpty()) {
            var source = CODE.cut(source(), inner - (note().isEmpty() ? 0 : note().width() + 8));
            markup.text("text", source, "class", "small mono quiet", "x", left, "y", baseline);
            x += CODE.width(source) + 8;
        }
        if (!note().isEmpty()) {
            markup.empty("rect", "class", "built", "x", x, "y", baseline - 12, "width", note().width(), "height", 16.0, "rx", 4.0);
            markup.text("text", note().text(), "class", "pill quiet", "x", x + note().width() / 2, "y", baseline, "text-anchor", "middle");
        }
    }

    private static double pills(Markup markup, List<List<Pill>> lines, double left, double top) {
        double y = top;
        for (var line : lines) {
            Pill.draw(markup, line, left, y + 4);
            y += PILL_LINE;
        }
        return lines.isEmpty() ? top : y + 4;
    }

    private void containers(Markup markup, double left, double inner, double top) {
        double y = top;
        for (var container : containers.subList(0, Math.min(MOST, containers.size()))) {
            markup.empty("circle", "class", name(container.tone()), "cx", left + 4, "cy", y + 11, "r", 3.5);
            markup.text("text", TINY.cut(Cells.plain(line(container)), inner - DOT), "class", "pill quiet", "x", left + DOT, "y", y + 15);
            y += LINE;
        }
        if (containers.size() > MOST) {
            markup.text("text", "and " + (containers.size() - MOST) + " more", "class", "pill quiet", "x", left + DOT, "y", y + 15);
        }
    }

    private static String name(Tone tone) {
        return tone.name().toLowerCase(Locale.ROOT);
    }

    /// What a pointer on the box shows: everything, uncut.
    private String title() {
        var parts = new ArrayList<String>();
        parts.add(node.name());
        if (!node.source().isEmpty()) {
            parts.add(node.source());
        }
        if (!node.ports().isEmpty()) {
            parts.add("ports " + String.join(", ", Port.texts(node.ports(), " \u2192 ")));
        }
        if (!node.networks().isEmpty()) {
            parts.add("networks " + String.join(", ", node.networks()));
        }
        node.containers().forEach(container -> parts.add(line(container)));
        return String.join(" \u2022 ", parts);
    }
}
