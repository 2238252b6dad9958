package dev.jcompose.drawing;

import dev.jcompose.drawing.Layered.Link;
import dev.jcompose.drawing.Layered.Vertex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;

/// The order within columns, so that few wires cross: each vertex to the middle of its neighbours in the column before or behind, to and
/// fro, and then neighbours exchanged as long as that helps.
final class Crossings {

    private static final int SWEEPS = 24;
    private static final int EXCHANGES = 12;

    private final List<List<Vertex>> columns;

    private Crossings(List<List<Vertex>> columns) {
        this.columns = columns;
    }

    static void reduce(Layered layered) {
        new Crossings(layered.columns).reduce();
    }

    /// How many pairs of wires cross.
    static long count(Layered layered) {
        return new Crossings(layered.columns).count();
    }

    private void reduce() {
        long best = count();
        var order = copy();
        for (int sweep = 0; sweep < SWEEPS && best > 0; sweep++) {
            if (sweep % 2 == 0) {
                for (int i = 1; i < columns.size(); i++) {
                    sort(columns.get(i), columns.get(i - 1).size(), vertex -> vertex.in, link -> link.from);
                }
            } else {
                for (int i = columns.size() - 2; i >= 0; i--) {
                    sort(columns.get(i), columns.get(i + 1).size(), vertex -> vertex.out, link -> link.to);
                }
            }
            exchange();
            long crossings = count();
            if (crossings < best) {
                best = crossings;
                order = copy();
            }
        }
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).clear();
            columns.get(i).addAll(order.get(i));
            number(columns.get(i));
        }
    }

    private List<List<Vertex>> copy() {
        return columns.stream().map(List::copyOf).toList();
    }

    private static void number(List<Vertex> column) {
        for (int i = 0; i < column.size(); i++) {
            column.get(i).position = i;
        }
    }

    private static void sort(List<Vertex> column, int neighbours, Function<Vertex, List<Link>> links, Function<Link, Vertex> other) {
        var middles = new HashMap<Vertex, Double>();
        for (var vertex : column) {
            middles.put(vertex, links.apply(vertex).stream().mapToDouble(link -> (other.apply(link).position + 0.5) / neighbours).average()
                    .orElse((vertex.position + 0.5) / column.size()));
        }
        column.sort(Comparator.comparingDouble(middles::get));
        number(column);
    }

    private void exchange() {
        boolean better = true;
        for (int round = 0; better && round < EXCHANGES; round++) {
            better = false;
            for (var column : columns) {
                for (int i = 0; i + 1 < column.size(); i++) {
                    var upper = column.get(i);
                    var lower = column.get(i + 1);
                    if (crossings(upper, lower) > crossings(lower, upper)) {
                        column.set(i, lower);
                        column.set(i + 1, upper);
                        lower.position = i;
                        upper.position = i + 1;
                        better = true;
                    }
                }
            }
        }
    }

    /// Between the wires of two neighbours, when one stands above the other.
    private static int crossings(Vertex upper, Vertex lower) {
        int crossings = 0;
        for (var one : upper.in) {
            for (var other : lower.in) {
                crossings += one.from.position > other.from.position ? 1 : 0;
            }
        }
        for (var one : upper.out) {
            for (var other : lower.out) {
                crossings += one.to.position > other.to.position ? 1 : 0;
            }
        }
        return crossings;
    }

    private long count() {
        long crossings = 0;
        for (int i = 0; i + 1 < columns.size(); i++) {
            var links = new ArrayList<Link>();
            columns.get(i).forEach(vertex -> links.addAll(vertex.out));
            links.sort(Comparator.<Link>comparingInt(link -> link.from.position).thenComparingInt(link -> link.to.position));
            crossings += inversions(links, columns.get(i + 1).size());
        }
        return crossings;
    }

    /// With a tree of sums (Fenwick).
    private static long inversions(List<Link> links, int size) {
        var sums = new int[size + 1];
        long inversions = 0;
        for (int done = 0; done < links.size(); done++) {
            int smaller = 0;
            for (int i = links.get(done).to.position + 1; i > 0; i -= i & -i) {
                smaller += sums[i];
            }
            inversions += done - smaller;
            for (int i = links.get(done).to.position + 1; i <= size; i += i & -i) {
                sums[i]++;
            }
        }
        return inversions;
    }
}
