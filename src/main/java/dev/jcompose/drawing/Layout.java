package dev.jcompose.drawing;

import dev.jcompose.drawing.Layered.Block;
import dev.jcompose.drawing.Layered.Link;
import dev.jcompose.drawing.Layered.Wire;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Where blocks and wires are. What hangs together is laid out for itself, and these parts stand side by side like words in lines.
///
/// @param blocks     by ID
/// @param stretches  what wires consist of
/// @param beginnings where wires leave blocks, one for all that leave it with the same words
record Layout(double width, double height, SequencedMap<String, Area> blocks, List<Stretch> stretches, List<Beginning> beginnings) {

    static final double BEFORE_LABEL = 10;
    private static final double BEHIND_LABEL = 6;
    private static final double LEAST_TURN = 52;
    private static final double MOST_TURN = 180;
    private static final double TURN_PER_RISE = 0.25;
    private static final double BETWEEN_PARTS = 40;
    /// Width by height, as of most screens.
    private static final double SHAPE = 1.6;

    record Point(double x, double y) {
        Point moved(double right, double down) {
            return new Point(x + right, y + down);
        }
    }

    /// A piece of one or more wires: level from the first point to the second, from there on turning to the level of the last.
    ///
    /// @param from  the blocks at the wires' beginnings
    /// @param to    the block at their end
    /// @param ends  whether it reaches that
    record Stretch(Set<String> from, String to, String look, Point start, Point turn, Point end, boolean ends) {
        Stretch moved(double right, double down) {
            return new Stretch(from, to, look, start.moved(right, down), turn.moved(right, down), end.moved(right, down), ends);
        }
    }

    /// @param to the blocks that wires lead to from here
    record Beginning(String from, Set<String> to, String words, double label, String look, Point at) {
        Beginning moved(double right, double down) {
            return new Beginning(from, to, words, label, look, at.moved(right, down));
        }
    }

    record Area(double x, double y, double width, double height) {
        Area moved(double right, double down) {
            return new Area(x + right, y + down, width, height);
        }
    }

    static Layout of(List<Block> blocks, List<Wire> wires) {
        var parts = parts(blocks, wires).stream().map(part -> part(part.blocks(), part.wires()))
                .sorted(Comparator.<Layout>comparingInt(part -> part.stretches().isEmpty() ? 1 : 0)
                        .thenComparing(part -> -part.height()).thenComparing(part -> part.blocks().firstEntry().getKey())).toList();
        return beside(parts);
    }

    private record Part(List<Block> blocks, List<Wire> wires) {}

    private static List<Part> parts(List<Block> blocks, List<Wire> wires) {
        var leaders = new TreeMap<String, String>();
        blocks.forEach(block -> leaders.put(block.id(), block.id()));
        wires.forEach(wire -> leaders.put(leader(leaders, wire.from()), leader(leaders, wire.to())));
        var parts = new TreeMap<String, Part>();
        blocks.stream().sorted(Comparator.comparing(Block::id)).forEach(block -> parts.computeIfAbsent(leader(leaders, block.id()),
                id -> new Part(new ArrayList<>(), new ArrayList<>())).blocks().add(block));
        wires.forEach(wire -> java.util.Objects.requireNonNull(parts.get(leader(leaders, wire.from()))).wires().add(wire));
        // Blocks that stand alone look tidy when they are of one size across.
        double widest = parts.values().stream().filter(part -> part.wires().isEmpty()).mapToDouble(part -> part.blocks().getFirst().width()).max().orElse(0);
        return parts.values().stream().map(part -> !part.wires().isEmpty() ? part : new Part(part.blocks().stream()
                .map(block -> new Block(block.id(), widest, block.height())).toList(), List.of())).toList();
    }

    private static String leader(Map<String, String> leaders, String id) {
        var at = id;
        for (var next = leaders.getOrDefault(at, at); !next.equals(at); next = leaders.getOrDefault(at, at)) {
            at = next;
        }
        return at;
    }

    private static Layout part(List<Block> blocks, List<Wire> wires) {
        var layered = Layered.of(blocks, wires);
        Crossings.reduce(layered);
        Heights.place(layered);
        var areas = new TreeMap<String, Area>();
        var lefts = new double[layered.columns.size()];
        var rights = new double[layered.columns.size()];
        var labels = new double[layered.columns.size()];
        double x = 0;
        for (int i = 0; i < lefts.length; i++) {
            var column = layered.columns.get(i);
            lefts[i] = x;
            rights[i] = x + column.stream().mapToDouble(vertex -> vertex.width).max().orElse(0);
            var links = column.stream().flatMap(vertex -> vertex.out.stream()).toList();
            double label = links.stream().filter(link -> !link.from.bend).mapToDouble(link -> link.wires.getFirst().label()).max().orElse(0);
            labels[i] = rights[i] + BEFORE_LABEL + (label > 0 ? label + BEHIND_LABEL : 0);
            double rise = links.stream().mapToDouble(link -> Math.abs(from(link) - to(link))).max().orElse(0);
            x = labels[i] + Math.clamp(rise * TURN_PER_RISE, LEAST_TURN, MOST_TURN) + Math.min(MOST_TURN, links.size());
            int at = i;
            column.stream().filter(vertex -> !vertex.bend)
                    .forEach(vertex -> areas.put(vertex.id, new Area(lefts[at], vertex.y, rights[at] - lefts[at], vertex.height)));
        }
        var stretches = new ArrayList<Stretch>();
        var beginnings = new LinkedHashMap<String, Beginning>();
        for (var link : layered.links) {
            int column = link.from.column;
            var wire = link.wires.getFirst();
            var start = new Point(link.from.bend ? lefts[column] : rights[column], from(link));
            var from = new TreeSet<String>();
            link.wires.forEach(each -> from.add(each.from()));
            stretches.add(new Stretch(from, wire.to(), wire.look(), start, new Point(labels[column], from(link)),
                    new Point(lefts[column + 1], to(link)), !link.to.bend));
            if (!link.from.bend) {
                beginnings.computeIfAbsent(wire.from() + " " + wire.words(), key -> new Beginning(wire.from(), new TreeSet<>(), wire.words(),
                        wire.label(), wire.look(), start)).to().add(wire.to());
            }
        }
        double lowest = layered.columns.stream().flatMap(List::stream).mapToDouble(vertex -> vertex.y + vertex.height).max().orElse(0);
        return new Layout(rights.length == 0 ? 0 : rights[rights.length - 1], lowest, areas, stretches, List.copyOf(beginnings.values()));
    }

    private static double from(Link link) {
        return link.from.y + link.fromPort;
    }

    private static double to(Link link) {
        return link.to.y + link.toPort;
    }

    /// In lines of the length that gives the picture the shape of a page.
    private static Layout beside(List<Layout> parts) {
        double widest = parts.stream().mapToDouble(Layout::width).max().orElse(0);
        double area = parts.stream().mapToDouble(part -> (part.width() + BETWEEN_PARTS) * (part.height() + BETWEEN_PARTS)).sum();
        Layout best = null;
        for (double shape = 0.5; shape < 5; shape *= 1.1) {
            var layout = inLines(parts, Math.max(widest, Math.sqrt(area * shape)));
            if (best == null || layout.misshapen() < best.misshapen()) {
                best = layout;
            }
        }
        return java.util.Objects.requireNonNull(best);
    }

    private double misshapen() {
        return height == 0 ? 0 : Math.abs(Math.log(width / height / SHAPE));
    }

    private static Layout inLines(List<Layout> parts, double length) {
        var blocks = new TreeMap<String, Area>();
        var stretches = new ArrayList<Stretch>();
        var beginnings = new ArrayList<Beginning>();
        double x = 0;
        double y = 0;
        double lowest = 0;
        double right = 0;
        for (var part : parts) {
            if (x > 0 && x + part.width() > length) {
                x = 0;
                y = lowest + BETWEEN_PARTS;
            }
            double toRight = x;
            double down = y;
            part.blocks().forEach((id, block) -> blocks.put(id, block.moved(toRight, down)));
            part.stretches().forEach(stretch -> stretches.add(stretch.moved(toRight, down)));
            part.beginnings().forEach(beginning -> beginnings.add(beginning.moved(toRight, down)));
            lowest = Math.max(lowest, y + part.height());
            right = Math.max(right, x + part.width());
            x += part.width() + BETWEEN_PARTS;
        }
        return new Layout(right, lowest, blocks, stretches, beginnings);
    }
}
