package dev.jcompose.console;

import java.util.List;

/// Lines whose cells end with a tab, laid out in columns as Go's `tabwriter` does: a column is as wide as its cells in neighbouring
/// lines need, and the last cell of a line belongs to none.
public final class Columns {

    private Columns() {}

    /// @param lines each without its end
    /// @param least how wide columns are at least
    /// @param gap   spaces between columns
    /// @return each line with its end
    public static String text(List<String> lines, int least, int gap) {
        var cells = lines.stream().map(line -> List.of(line.split("\t", -1)).stream().map(Ansi::plain).toList()).toList();
        var text = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            var line = cells.get(i);
            for (int column = 0; column < line.size() - 1; column++) {
                text.append(Ansi.pad(line.get(column), width(cells, i, column, least, gap)));
            }
            text.append(line.getLast()).append('\n');
        }
        return text.toString();
    }

    private static int width(List<List<String>> lines, int line, int column, int least, int gap) {
        int first = line;
        while (first > 0 && lines.get(first - 1).size() > column + 1) {
            first--;
        }
        int width = least;
        for (int i = first; i < lines.size() && lines.get(i).size() > column + 1; i++) {
            width = Math.max(width, Ansi.width(lines.get(i).get(column)) + gap);
        }
        return width;
    }
}
