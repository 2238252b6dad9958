package dev.jcompose.drawing;

import java.util.ArrayList;
import java.util.List;

/// A short text on a surface of its own.
///
/// @param surface the class of the surface
/// @param ink     the class of the text
record Pill(String text, Type type, String surface, String ink, double width) {

    static final double HEIGHT = 20;
    private static final double PADDING = 8;
    private static final double GAP = 6;

    /// @param room how wide it may be
    static Pill of(String text, Type type, String surface, String ink, double room) {
        var cut = type.cut(Cells.plain(text), room - 2 * PADDING);
        return new Pill(cut, type, surface, ink, Math.ceil(type.width(cut)) + 2 * PADDING);
    }

    /// As many in a line as there is room for.
    static List<List<Pill>> lines(List<Pill> pills, double room) {
        var lines = new ArrayList<List<Pill>>();
        double left = 0;
        for (var pill : pills) {
            if (lines.isEmpty() || pill.width > left) {
                lines.add(new ArrayList<>());
                left = room;
            }
            lines.getLast().add(pill);
            left -= pill.width + GAP;
        }
        return lines;
    }

    static double widest(List<Pill> pills) {
        return pills.stream().mapToDouble(Pill::width).max().orElse(0);
    }

    static void draw(Markup markup, List<Pill> line, double x, double y) {
        double at = x;
        for (var pill : line) {
            pill.draw(markup, at, y);
            at += pill.width + GAP;
        }
    }

    void draw(Markup markup, double x, double y) {
        markup.empty("rect", "class", surface, "x", x, "y", y, "width", width, "height", HEIGHT, "rx", 5.0);
        markup.text("text", text, "class", ink, "x", x + width / 2, "y", y + 14, "text-anchor", "middle");
    }
}
