package dev.jcompose.drawing;

import dev.jcompose.drawing.Drawing.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// Nodes one after the other, each behind all that need it and as close to them as can be.
final class Sequence {

    private Sequence() {}

    static List<Node> of(Drawing drawing) {
        var waiting = new HashMap<String, Integer>();
        var needs = new HashMap<String, List<String>>();
        for (var edge : drawing.edges()) {
            waiting.merge(edge.to(), 1, Integer::sum);
            needs.computeIfAbsent(edge.from(), from -> new ArrayList<>()).add(edge.to());
        }
        var left = new LinkedHashSet<>(drawing.nodes());
        var lately = new HashMap<String, Integer>();
        var sequence = new ArrayList<Node>();
        while (!left.isEmpty()) {
            var next = left.stream().filter(node -> waiting.getOrDefault(node.id(), 0) == 0).min(urgency(lately, needs)).orElseThrow();
            left.remove(next);
            sequence.add(next);
            needs.getOrDefault(next.id(), List.of()).forEach(id -> {
                waiting.merge(id, -1, Integer::sum);
                lately.put(id, sequence.size());
            });
        }
        return sequence;
    }

    /// First what something that came lately needs; then what needs the same as something that came lately, so that what hangs together
    /// comes together; then what nobody needs, with lines before without.
    private static Comparator<Node> urgency(Map<String, Integer> lately, Map<String, List<String>> needs) {
        return Comparator.<Node>comparingInt(node -> -lately.getOrDefault(node.id(), 0))
                .thenComparingInt(node -> -needs.getOrDefault(node.id(), List.of()).stream().mapToInt(id -> lately.getOrDefault(id, 0)).max().orElse(0))
                .thenComparing(node -> !needs.containsKey(node.id()))
                .thenComparing(Node::id);
    }
}
