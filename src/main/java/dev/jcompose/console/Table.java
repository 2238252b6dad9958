package dev.jcompose.console;

import java.util.ArrayList;
import java.util.List;

/// Columns under headings, at least ten wide unless said otherwise and three spaces apart, as Docker Compose lays them out.
public final class Table {

    private static final int LEAST = 10;
    private static final int GAP = 3;

    private final int least;
    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... headings) {
        this(LEAST, headings);
    }

    /// @param least how wide columns are at least
    public Table(int least, String... headings) {
        this.least = least;
        row(headings);
    }

    public void row(String... cells) {
        rows.add(List.of(cells).stream().map(Ansi::plain).toList());
    }

    /// All rows, each ending with a newline. The last column is not filled up.
    @Override
    public String toString() {
        int columns = rows.getFirst().size();
        var widths = new int[columns];
        for (var row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], Math.max(least, Ansi.width(row.get(i)) + GAP));
            }
        }
        var text = new StringBuilder();
        for (var row : rows) {
            for (int i = 0; i < columns - 1; i++) {
                text.append(Ansi.pad(row.get(i), widths[i]));
            }
            text.append(row.getLast()).append('\n');
        }
        return text.toString();
    }
}
