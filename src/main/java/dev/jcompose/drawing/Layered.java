package dev.jcompose.drawing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Blocks in columns, so that each wire leads to the right, with a bend in every column that it passes (Sugiyama, Tagawa, Toda 1981).
final class Layered {

    final List<List<Vertex>> columns;
    /// All pieces of wires.
    final List<Link> links;

    /// What is laid out.
    ///
    /// @param height how high it is at least; more is needed for many wires
    record Block(String id, double width, double height) {}

    /// Wires that leave a block with the same words begin together; those that reach one with the same look join on their way to it.
    ///
    /// @param words what is written at its beginning
    /// @param label how wide that is; 0 for nothing
    record Wire(String from, String to, String words, double label, String look) {}

    /// A block, or where a wire passes a column.
    static final class Vertex {
        /// Of its block, or of the block that the wire leads to.
        final String id;
        final boolean bend;
        final double width;
        final List<Link> in = new ArrayList<>();
        final List<Link> out = new ArrayList<>();
        double height;
        int column;
        /// In its column, from 0.
        int position;
        double y;

        private Vertex(String id, boolean bend, double width, double height) {
            this.id = id;
            this.bend = bend;
            this.width = width;
            this.height = height;
        }
    }

    /// A piece of wires between two neighbouring columns. What leaves a block is one wire's.
    static final class Link {
        /// At least one, all to the same block and of the same look.
        final List<Wire> wires = new ArrayList<>();
        final Vertex from;
        final Vertex to;
        /// Below the upper edges of both.
        double fromPort;
        double toPort;

        private Link(Vertex from, Vertex to) {
            this.from = from;
            this.to = to;
        }
    }

    private Layered(List<List<Vertex>> columns, List<Link> links) {
        this.columns = columns;
        this.links = links;
    }

    /// @param wires between two of the blocks each; they form no circle
    static Layered of(List<Block> blocks, List<Wire> wires) {
        var vertices = new TreeMap<String, Vertex>();
        blocks.forEach(block -> vertices.put(block.id(), new Vertex(block.id(), false, block.width(), block.height())));
        var sorted = wires.stream().sorted(Comparator.comparing(Wire::from).thenComparing(Wire::to)).toList();
        assign(vertices, sorted);
        var links = new ArrayList<Link>();
        var bends = new HashMap<String, Vertex>();
        sorted.forEach(wire -> lead(wire, vertices, bends, links));
        int count = vertices.values().stream().mapToInt(vertex -> vertex.column + 1).max().orElse(0);
        var columns = new ArrayList<List<Vertex>>();
        for (int i = 0; i < count; i++) {
            columns.add(new ArrayList<>());
        }
        var seen = new java.util.HashSet<Vertex>();
        vertices.values().stream().filter(vertex -> vertex.in.isEmpty()).forEach(vertex -> walk(vertex, columns, seen));
        return new Layered(columns, List.copyOf(links));
    }

    /// What nothing is needed of any more stands as far right as its longest way allows; what more needs than it needs itself is then
    /// moved left to the next of those.
    private static void assign(Map<String, Vertex> vertices, List<Wire> wires) {
        var needs = new HashMap<String, List<String>>();
        var needed = new HashMap<String, List<String>>();
        for (var wire : wires) {
            needs.computeIfAbsent(wire.from(), from -> new ArrayList<>()).add(wire.to());
            needed.computeIfAbsent(wire.to(), to -> new ArrayList<>()).add(wire.from());
        }
        var depths = new HashMap<String, Integer>();
        vertices.keySet().forEach(id -> depth(id, needs, depths));
        int deepest = depths.values().stream().mapToInt(depth -> depth).max().orElse(0);
        vertices.forEach((id, vertex) -> vertex.column = deepest - depths.getOrDefault(id, 0));
        vertices.values().stream().sorted(Comparator.<Vertex>comparingInt(vertex -> vertex.column).thenComparing(vertex -> vertex.id))
                .filter(vertex -> needed.getOrDefault(vertex.id, List.of()).size() > needs.getOrDefault(vertex.id, List.of()).size())
                .forEach(vertex -> vertex.column = needed.get(vertex.id).stream().mapToInt(id -> column(vertices, id)).max().orElse(0) + 1);
        int first = vertices.values().stream().mapToInt(vertex -> vertex.column).min().orElse(0);
        vertices.values().forEach(vertex -> vertex.column -= first);
    }

    private static int column(Map<String, Vertex> vertices, String id) {
        var vertex = vertices.get(id);
        if (vertex == null) {
            throw new IllegalArgumentException("a wire leads to " + id + ", which is not there");
        }
        return vertex.column;
    }

    private static int depth(String id, Map<String, List<String>> needs, Map<String, Integer> depths) {
        var known = depths.get(id);
        if (known != null) {
            return known;
        }
        int depth = 0;
        for (var other : needs.getOrDefault(id, List.of())) {
            depth = Math.max(depth, depth(other, needs, depths) + 1);
        }
        depths.put(id, depth);
        return depth;
    }

    private static void lead(Wire wire, Map<String, Vertex> vertices, Map<String, Vertex> bends, List<Link> links) {
        var from = java.util.Objects.requireNonNull(vertices.get(wire.from()));
        var end = java.util.Objects.requireNonNull(vertices.get(wire.to()));
        for (int column = from.column + 1; column <= end.column; column++) {
            var to = column == end.column ? end : bends.computeIfAbsent(column + " " + wire.look() + " " + wire.to(),
                    key -> new Vertex(wire.to(), true, 0, 0));
            to.column = column;
            var start = from;
            var link = from.out.stream().filter(each -> start.bend && each.to == to).findFirst().orElseGet(() -> {
                var piece = new Link(start, to);
                start.out.add(piece);
                to.in.add(piece);
                links.add(piece);
                return piece;
            });
            link.wires.add(wire);
            from = to;
        }
    }

    /// A first order: what hangs together lies together.
    private static void walk(Vertex vertex, List<List<Vertex>> columns, java.util.Set<Vertex> seen) {
        if (seen.add(vertex)) {
            vertex.position = columns.get(vertex.column).size();
            columns.get(vertex.column).add(vertex);
            vertex.out.forEach(link -> walk(link.to, columns, seen));
        }
    }
}
