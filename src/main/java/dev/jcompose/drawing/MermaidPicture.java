package dev.jcompose.drawing;

import dev.jcompose.drawing.Drawing.Edge;
import dev.jcompose.drawing.Drawing.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A drawing as Mermaid reads it. Nodes have numbers there, since few names may stand for themselves.
final class MermaidPicture {

    private MermaidPicture() {}

    /// Ends with a newline.
    static String of(Drawing drawing) {
        var text = new StringBuilder("flowchart LR\n");
        var numbers = new HashMap<String, String>();
        for (var node : drawing.nodes()) {
            var id = "n" + numbers.size();
            numbers.put(node.id(), id);
            text.append("  ").append(id).append(quoted(Lines.of(drawing, node), node.kind() == Kind.SERVICE ? "[]" : "()"));
            if (node.tone() != null) {
                text.append(":::").append(node.tone().name().toLowerCase(Locale.ROOT));
            }
            text.append('\n');
        }
        drawing.edges().forEach(edge -> text.append("  ").append(numbers.get(edge.from())).append(arrow(edge))
                .append(quoted(List.of(String.join(", ", edge.words())), "||")).append(' ').append(numbers.get(edge.to())).append('\n'));
        if (!drawing.networks().isEmpty()) {
            text.append("  subgraph networks\n");
            for (int i = 0; i < drawing.networks().size(); i++) {
                text.append("    net").append(i).append(quoted(Lines.of(drawing.networks().get(i)), "[]")).append('\n');
            }
            text.append("  end\n");
        }
        if (drawing.live()) {
            text.append("""
                      classDef done stroke:#0969da,stroke-width:2px
                      classDef good stroke:#2da44e,stroke-width:2px
                      classDef waiting stroke:#d4a72c,stroke-width:2px
                      classDef bad stroke:#cf222e,stroke-width:2px
                    """);
        }
        return text.toString();
    }

    private static String arrow(Edge edge) {
        return !edge.required() ? " -.->" : edge.condition() == null ? " ==>" : " -->";
    }

    /// @param frame the characters before and behind the quotes
    private static String quoted(List<String> lines, String frame) {
        return frame.charAt(0) + "\"" + lines.stream().map(MermaidPicture::escaped).collect(Collectors.joining("<br>")) + "\"" + frame.charAt(1);
    }

    /// What is no letter, digit or harmless sign as a number, for Mermaid's own grammar and for the HTML that it makes.
    private static String escaped(String text) {
        var escaped = new StringBuilder();
        Cells.plain(text).codePoints().forEach(c -> {
            if (c > 0x7e || Character.isLetterOrDigit(c) || " .,:/-_()+".indexOf(c) >= 0) {
                escaped.appendCodePoint(c);
            } else {
                escaped.append('#').append(c).append(';');
            }
        });
        return escaped.toString();
    }
}
