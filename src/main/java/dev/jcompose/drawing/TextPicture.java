package dev.jcompose.drawing;

import dev.jcompose.drawing.Drawing.Net;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A drawing as text: boxes one below the other, what is needed below what needs it, lines at their right.
final class TextPicture {

    /// No box is narrower or wider inside.
    private static final int NARROWEST = 24;
    private static final int WIDEST = 72;
    /// Borders and the spaces inside them.
    private static final int FRAME = 4;

    private final Drawing drawing;
    private final TextLook look;
    private final Canvas canvas;
    private final List<BoxText> boxes;
    private final Rails rails;
    private final int inner;
    private final boolean lines;
    /// By ID: the row of a box's title.
    private final Map<String, Integer> titles = new HashMap<>();

    private TextPicture(Drawing drawing, TextLook look) {
        this.drawing = drawing;
        this.look = look;
        canvas = new Canvas(look);
        boxes = Sequence.of(drawing).stream().map(node -> BoxText.of(drawing, node, look)).toList();
        rails = Rails.of(drawing, boxes.stream().map(box -> box.node().id()).toList());
        int room = look.columns() - FRAME - (rails.count() == 0 ? 0 : 2 * rails.count() + 2);
        lines = rails.count() > 0 && room >= NARROWEST;
        int widest = boxes.stream().mapToInt(BoxText::width).max().orElse(0);
        inner = Math.clamp(widest, NARROWEST, Math.clamp(lines ? room : look.columns() - FRAME, NARROWEST, WIDEST));
    }

    /// Each line ends with a newline.
    static String of(Drawing drawing, TextLook look) {
        return new TextPicture(drawing, look).draw();
    }

    private String draw() {
        int row = 0;
        canvas.write(row++, 0, Cells.plain(Summary.of(drawing)), Ink.BOLD);
        row++;
        var leaving = new ArrayList<Leaving>();
        for (var box : boxes) {
            row = box(row, box, leaving);
        }
        if (lines) {
            rails(leaving);
        }
        networks(row + (boxes.isEmpty() ? 0 : 1));
        return canvas.toString();
    }

    private record Leaving(int row, String target) {}

    private int box(int top, BoxText box, List<Leaving> leaving) {
        var ink = box.node().containers().isEmpty() ? Ink.NONE : Ink.of(box.node().tone());
        titles.put(box.node().id(), top);
        canvas.line(top, 0, Canvas.EAST | Canvas.SOUTH, ink);
        canvas.across(top, 1, inner + FRAME - 1, ink);
        canvas.line(top, inner + FRAME - 1, Canvas.WEST | Canvas.SOUTH, ink);
        var state = box.state().isEmpty() ? "" : " " + box.state() + " ";
        canvas.write(top, 2, " " + Cells.cut(box.title(), inner - 2 - Cells.width(state), look.dots()) + " ", Ink.BOLD);
        canvas.write(top, inner + FRAME - 2 - Cells.width(state), state, Ink.of(box.node().tone()));
        int row = top + 1;
        for (var line : box.rows()) {
            var pieces = line.edge() == null ? wrapped(line.text()) : List.of(Cells.cut(line.text(), inner, look.dots()));
            for (var piece : pieces) {
                if (line.edge() != null) {
                    leaving.add(new Leaving(row, line.edge().to()));
                }
                canvas.line(row, 0, Canvas.NORTH | Canvas.SOUTH, ink);
                canvas.line(row, inner + FRAME - 1, Canvas.NORTH | Canvas.SOUTH, ink);
                canvas.write(row++, 2, piece, line.ink());
            }
        }
        canvas.line(row, 0, Canvas.EAST | Canvas.NORTH, ink);
        canvas.across(row, 1, inner + FRAME - 1, ink);
        canvas.line(row, inner + FRAME - 1, Canvas.WEST | Canvas.NORTH, ink);
        return row + 1;
    }

    /// Cut between the parts of a list where that is possible.
    private List<String> wrapped(String text) {
        var lines = new ArrayList<String>();
        var line = "";
        for (var part : text.split("(?<=, )")) {
            if (!line.isEmpty() && Cells.width(line) + Cells.width(part.stripTrailing()) > inner) {
                lines.add(line.stripTrailing());
                line = "  ";
            }
            line += part;
        }
        lines.add(line);
        return lines.stream().map(each -> Cells.cut(each, inner, look.dots())).toList();
    }

    private void rails(List<Leaving> leaving) {
        int border = inner + FRAME - 1;
        var firsts = new HashMap<String, Integer>();
        leaving.forEach(each -> firsts.merge(each.target(), each.row(), Math::min));
        var targets = boxes.stream().map(box -> box.node().id()).filter(firsts::containsKey).toList();
        for (var target : targets) {
            int column = column(target);
            int bottom = titles.get(target);
            for (int row = firsts.get(target); row <= bottom; row++) {
                canvas.line(row, column, row == bottom ? Canvas.NORTH : row == firsts.get(target) ? Canvas.SOUTH
                        : Canvas.NORTH | Canvas.SOUTH, ink(target));
            }
        }
        for (var each : leaving) {
            var ink = ink(each.target());
            canvas.line(each.row(), border, Canvas.EAST, ink);
            canvas.across(each.row(), border + 1, column(each.target()), ink);
            canvas.line(each.row(), column(each.target()), Canvas.WEST, ink);
        }
        for (var target : targets) {
            var ink = ink(target);
            int row = titles.get(target);
            canvas.across(row, border + 2, column(target), ink);
            canvas.line(row, column(target), Canvas.WEST, ink);
            canvas.write(row, border + 1, look.unicode() ? "\u25c0" : "<", ink);
        }
    }

    private int column(String target) {
        return inner + FRAME + 1 + 2 * rails.tracks().getOrDefault(target, 0);
    }

    private String ink(String target) {
        return Ink.line(rails.tracks().getOrDefault(target, 0));
    }

    private void networks(int top) {
        int row = top;
        int[] widths = {0, 0, 0};
        var cells = drawing.networks().stream().map(this::cells).toList();
        cells.forEach(line -> java.util.Arrays.setAll(widths, i -> Math.max(widths[i], Cells.width(line.get(i)))));
        for (var line : cells) {
            int column = 0;
            for (int i = 0; i < line.size(); i++) {
                canvas.write(row, column, line.get(i), i == 0 ? Ink.BOLD : i == line.size() - 1 ? Ink.DIM : Ink.NONE);
                column += i < widths.length ? widths[i] + 2 : 0;
            }
            row++;
        }
    }

    private List<String> cells(Net network) {
        return List.of("network " + Cells.plain(network.key()),
                network.subnets().isEmpty() ? "-" : Cells.plain(String.join(", ", network.subnets())),
                Cells.plain(network.name()), String.join(", ", network.words()));
    }

}
