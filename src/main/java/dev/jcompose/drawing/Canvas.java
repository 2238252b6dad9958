package dev.jcompose.drawing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Rows of cells to write and to draw lines in. Lines that meet become corners and crossings.
final class Canvas {

    static final int NORTH = 1;
    static final int EAST = 2;
    static final int SOUTH = 4;
    static final int WEST = 8;

    /// By the directions in which lines leave a cell.
    private static final String UNICODE = " \u2575\u2576\u2570\u2577\u2502\u256d\u251c\u2574\u256f\u2500\u2534\u256e\u2524\u252c\u253c";
    private static final String ASCII = " |-+||++-+-++++|";

    private final TextLook look;
    private final List<Cell[]> rows = new ArrayList<>();

    /// @param glyph 0 where lines are, -1 for the second half of a wide character
    private record Cell(int glyph, int lines, String style) {
        static final Cell EMPTY = new Cell(' ', 0, "");
    }

    Canvas(TextLook look) {
        this.look = look;
    }

    /// Writes over what is there.
    ///
    /// @param style an SGR parameter such as `32`; empty for none
    /// @return the column behind it
    int write(int row, int column, String text, String style) {
        int at = column;
        for (int c : text.codePoints().toArray()) {
            int width = Cells.width(c);
            if (width > 0) {
                set(row, at, new Cell(c, 0, style));
                if (width == 2) {
                    set(row, at + 1, new Cell(-1, 0, style));
                }
                at += width;
            }
        }
        return at;
    }

    /// Lets lines leave a cell in these directions, beside those that do already.
    void line(int row, int column, int directions, String style) {
        var there = get(row, column);
        set(row, column, new Cell(0, there.glyph() == 0 ? there.lines() | directions : directions, style));
    }

    /// From one column to the one behind the last, as far as lines go.
    void across(int row, int from, int to, String style) {
        for (int column = from; column < to; column++) {
            line(row, column, EAST | WEST, style);
        }
    }

    private Cell get(int row, int column) {
        return row < rows.size() && column < rows.get(row).length ? rows.get(row)[column] : Cell.EMPTY;
    }

    private void set(int row, int column, Cell cell) {
        while (rows.size() <= row) {
            rows.add(new Cell[0]);
        }
        var cells = rows.get(row);
        if (cells.length <= column) {
            int old = cells.length;
            cells = Arrays.copyOf(cells, column + 16);
            Arrays.fill(cells, old, cells.length, Cell.EMPTY);
            rows.set(row, cells);
        }
        cells[column] = cell;
    }

    /// All rows, each ending with a newline and without spaces before it.
    @Override
    public String toString() {
        var text = new StringBuilder();
        for (var cells : rows) {
            int end = cells.length;
            while (end > 0 && cells[end - 1].equals(Cell.EMPTY)) {
                end--;
            }
            var style = "";
            for (int column = 0; column < end; column++) {
                var cell = cells[column];
                if (cell.glyph() < 0) {
                    continue;
                }
                if (look.colour() && !cell.style().equals(style)) {
                    style = cell.style();
                    text.append("\u001b[0").append(style.isEmpty() ? "" : ";" + style).append('m');
                }
                text.appendCodePoint(cell.glyph() != 0 ? cell.glyph() : (look.unicode() ? UNICODE : ASCII).charAt(cell.lines()));
            }
            text.append(style.isEmpty() ? "" : "\u001b[0m").append('\n');
        }
        return text.toString();
    }
}
