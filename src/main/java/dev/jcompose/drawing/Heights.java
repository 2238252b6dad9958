package dev.jcompose.drawing;

import dev.jcompose.drawing.Layered.Link;
import dev.jcompose.drawing.Layered.Vertex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/// How far down everything stands: so that wires are as level as can be while what stands in one column keeps its order and distance.
/// Column after column is brought to its best place among the others: first with the least sum of the squares of all rises, which
/// spreads everything evenly, then with the least sum of the rises themselves (each square weighed by its root), which makes most wires
/// straight.
final class Heights {

    /// Between the beginnings of wires, which have labels.
    static final double LABELS = 22;
    private static final double ARROWS = 14;
    private static final double MARGIN = 12;
    private static final double BETWEEN_BLOCKS = 26;
    private static final double BESIDE_BEND = 18;
    private static final double BETWEEN_BENDS = 10;
    private static final int SWEEPS = 160;
    private static final double SMOOTH = 1;
    private static final double NEARLY_LEVEL = 2.5;

    private Heights() {}

    static void place(Layered layered) {
        for (var column : layered.columns) {
            double y = 0;
            for (var vertex : column) {
                ports(vertex);
                vertex.y = y;
                y += vertex.height + BETWEEN_BLOCKS;
            }
            double middle = y / 2;
            column.forEach(vertex -> vertex.y -= middle);
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean straight = sweep > SWEEPS / 2;
            (sweep % 2 == 0 ? layered.columns : layered.columns.reversed()).forEach(column -> settle(column, straight));
        }
        double top = layered.columns.stream().flatMap(List::stream).mapToDouble(vertex -> vertex.y).min().orElse(0);
        layered.columns.forEach(column -> column.forEach(vertex -> vertex.y = Math.round(vertex.y - top)));
        layered.links.forEach(Heights::straighten);
    }

    /// What is nearly level becomes so, unless something else is that ends at the same point.
    private static void straighten(Link link) {
        double rise = rise(link);
        var same = link.to.in.stream().filter(each -> each.toPort == link.toPort).toList();
        if (Math.abs(rise) <= NEARLY_LEVEL && same.stream().noneMatch(each -> rise(each) == 0)) {
            if (link.to.bend) {
                link.to.y -= rise;
            } else {
                same.forEach(each -> each.toPort -= rise);
            }
        }
    }

    private static double rise(Link link) {
        return link.to.y + link.toPort - link.from.y - link.fromPort;
    }

    /// Wires begin and end at a block's sides in the order of where they come from and lead to.
    private static void ports(Vertex vertex) {
        if (vertex.bend) {
            return;
        }
        var beginnings = slots(vertex.out, link -> link.wires.getFirst().words(), link -> link.to);
        var ends = slots(vertex.in, link -> link.wires.getFirst().look(), link -> link.from);
        vertex.height = Math.max(vertex.height, 2 * MARGIN + LABELS * (beginnings.size() - 1));
        double out = (vertex.height - LABELS * (beginnings.size() - 1)) / 2;
        for (var slot : beginnings) {
            for (var link : slot) {
                link.fromPort = out;
            }
            out += LABELS;
        }
        double in = (vertex.height - ARROWS * (ends.size() - 1)) / 2;
        for (var slot : ends) {
            for (var link : slot) {
                link.toPort = in;
            }
            in += ARROWS;
        }
    }

    private static List<List<Link>> slots(List<Link> links, Function<Link, String> key, Function<Link, Vertex> end) {
        var slots = new TreeMap<String, List<Link>>();
        links.forEach(link -> slots.computeIfAbsent(key.apply(link), each -> new ArrayList<>()).add(link));
        return slots.values().stream().sorted(Comparator.comparingDouble(slot ->
                slot.stream().mapToInt(link -> end.apply(link).position).average().orElse(0))).toList();
    }

    static double distance(Vertex upper, Vertex lower) {
        return upper.bend && lower.bend ? BETWEEN_BENDS : upper.bend || lower.bend ? BESIDE_BEND : BETWEEN_BLOCKS;
    }

    private static double weight(Link link, boolean straight) {
        double weight = link.from.bend && link.to.bend ? 8 : link.from.bend || link.to.bend ? 3 : 1;
        return straight ? weight / (SMOOTH + Math.abs(rise(link))) : weight;
    }

    /// A run of vertices that touch each other.
    private record Run(int first, int last, double weight, double sum) {
        double mean() {
            return sum / weight;
        }
    }

    /// Where each vertex of a column wants to be, pushed apart as little as possible (pool adjacent violators).
    private static void settle(List<Vertex> column, boolean straight) {
        var offsets = new double[column.size()];
        var runs = new ArrayList<Run>();
        for (int i = 0; i < column.size(); i++) {
            var vertex = column.get(i);
            offsets[i] = i == 0 ? 0 : offsets[i - 1] + column.get(i - 1).height + distance(column.get(i - 1), vertex);
            // A little weight for where it is, so that what has no neighbour stays.
            double weight = 1e-6;
            double sum = weight * vertex.y;
            for (var link : vertex.in) {
                double pull = weight(link, straight);
                weight += pull;
                sum += pull * (link.from.y + link.fromPort - link.toPort);
            }
            for (var link : vertex.out) {
                double pull = weight(link, straight);
                weight += pull;
                sum += pull * (link.to.y + link.toPort - link.fromPort);
            }
            var run = new Run(i, i, weight, sum - weight * offsets[i]);
            while (!runs.isEmpty() && runs.getLast().mean() > run.mean()) {
                var before = runs.removeLast();
                run = new Run(before.first(), run.last(), before.weight() + run.weight(), before.sum() + run.sum());
            }
            runs.add(run);
        }
        for (var run : runs) {
            for (int i = run.first(); i <= run.last(); i++) {
                column.get(i).y = run.mean() + offsets[i];
            }
        }
    }
}
