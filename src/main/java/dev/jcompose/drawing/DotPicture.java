package dev.jcompose.drawing;

import dev.jcompose.drawing.Drawing.Edge;
import dev.jcompose.drawing.Drawing.Kind;
import dev.jcompose.drawing.Drawing.Net;
import java.util.ArrayList;
import java.util.List;

/// A drawing as Graphviz reads it.
final class DotPicture {

    private DotPicture() {}

    /// Ends with a newline.
    static String of(Drawing drawing) {
        var text = new StringBuilder("digraph ").append(quoted(drawing.project())).append(" {\n")
                .append("  graph [rankdir=LR, fontname=\"sans-serif\", labelloc=t, label=").append(quoted(Summary.of(drawing))).append("];\n")
                .append("  node [shape=box, style=\"rounded,filled\", fillcolor=\"#f6f8fa\", color=\"#d1d9e0\", fontname=\"sans-serif\"];\n")
                .append("  edge [fontname=\"sans-serif\", fontsize=10];\n");
        for (var node : drawing.nodes()) {
            text.append("  ").append(quoted(node.id())).append(" [label=").append(quoted(Lines.of(drawing, node)));
            if (node.kind() != Kind.SERVICE) {
                text.append(", style=\"rounded,filled,dashed\"");
            }
            if (node.tone() != null) {
                text.append(", color=\"").append(colour(node.tone())).append("\", penwidth=2");
            }
            text.append("];\n");
        }
        drawing.edges().forEach(edge -> text.append("  ").append(quoted(edge.from())).append(" -> ").append(quoted(edge.to()))
                .append(" [label=").append(quoted(String.join(", ", edge.words()))).append(", color=\"").append(colour(edge)).append('"')
                .append(edge.required() ? "" : ", style=dashed").append("];\n"));
        networks(text, drawing.networks());
        return text.append("}\n").toString();
    }

    private static void networks(StringBuilder text, List<Net> networks) {
        if (!networks.isEmpty()) {
            text.append("  subgraph \"cluster_networks\" {\n    label=\"networks\";\n");
            networks.forEach(network -> text.append("    ").append(quoted("network:" + network.key())).append(" [shape=note, style=filled, label=")
                    .append(quoted(Lines.of(network))).append("];\n"));
            text.append("  }\n");
        }
    }

    private static String colour(Drawing.Tone tone) {
        return switch (tone) {
            case DONE -> "#0969da";
            case GOOD -> "#2da44e";
            case WAITING -> "#d4a72c";
            case BAD -> "#cf222e";
        };
    }

    private static String colour(Edge edge) {
        return switch (edge.condition()) {
            case null -> "#a475f9";
            case SERVICE_STARTED -> "#8c959f";
            case SERVICE_HEALTHY -> "#2da44e";
            case SERVICE_COMPLETED_SUCCESSFULLY -> "#0969da";
        };
    }

    private static String quoted(String text) {
        return quoted(List.of(text));
    }

    /// A backslash that is not doubled would begin an escape of Graphviz's own, and an ampersand a character's name.
    private static String quoted(List<String> lines) {
        var escaped = new ArrayList<String>();
        lines.forEach(line -> escaped.add(Cells.plain(line).replace("\\", "\\\\").replace("\"", "\\\"").replace("&", "&amp;")));
        return '"' + String.join("\\n", escaped) + '"';
    }
}
