package dev.jcompose.drawing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The lines beside a column of boxes: one for each box that others need, from the first of them down to it. Lines side by side have
/// columns of their own, the shortest ones nearest to the boxes.
///
/// @param tracks by the ID of the box that is needed: the line's column, from 0
record Rails(Map<String, Integer> tracks, int count) {

    private record Span(String target, int first, int last) {
        boolean overlaps(Span other) {
            return first < other.last && other.first < last;
        }
    }

    /// @param order the IDs of the boxes from top to bottom; what needs something stands above it
    static Rails of(Drawing drawing, List<String> order) {
        var firsts = new HashMap<String, Integer>();
        drawing.edges().forEach(edge -> firsts.merge(edge.to(), order.indexOf(edge.from()), Math::min));
        var spans = firsts.entrySet().stream().map(first -> new Span(first.getKey(), first.getValue(), order.indexOf(first.getKey())))
                .sorted(Comparator.<Span>comparingInt(span -> span.last() - span.first()).thenComparing(Span::target)).toList();
        var columns = new ArrayList<List<Span>>();
        var tracks = new HashMap<String, Integer>();
        for (var span : spans) {
            int column = 0;
            while (column < columns.size() && columns.get(column).stream().anyMatch(span::overlaps)) {
                column++;
            }
            if (column == columns.size()) {
                columns.add(new ArrayList<>());
            }
            columns.get(column).add(span);
            tracks.put(span.target(), column);
        }
        return new Rails(tracks, columns.size());
    }
}
