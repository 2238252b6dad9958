package dev.jcompose.console;

import java.util.List;
import org.jline.utils.WCWidth;

/// A line of a file with a caret under a column of it.
public final class Excerpt {

    private static final int TAB = 4;
    private static final String CUT = "...";

    private Excerpt() {}

    /// The lines of a text as places count them: YAML knows more line breaks than one.
    public static List<String> lines(String text) {
        return List.of((text.startsWith("\uFEFF") ? text.substring(1) : text).split("\r\n|[\n\r\u0085\u2028\u2029]", -1));
    }

    /// Two lines: the source, cut to the width around the column, and the caret. Tabs are spread, control characters shown as `?`.
    ///
    /// @param number  of the line
    /// @param column  from 1, in code points; one behind the end is the end
    /// @param columns the terminal's width
    public static List<String> of(String line, int number, int column, int columns) {
        var gutter = " %4d | ".formatted(number);
        int room = Math.max(20, columns - gutter.length() - 1);
        int[] points = line.codePoints().toArray();
        int at = Math.clamp(column - 1, 0, points.length);
        int from = at;
        for (int left = room / 2 - CUT.length(); from > 0 && (left -= width(points[from - 1])) >= 0; ) {
            from--;
        }
        if (total(points, 0, at) <= room * 2 / 3 || total(points, 0, points.length) <= room) {
            from = 0;
        }
        var shown = new StringBuilder(from > 0 ? CUT : "");
        int used = shown.length();
        int caret = used + total(points, from, at);
        int rest = total(points, from, points.length);
        int limit = used + rest <= room ? room : room - CUT.length();
        int end = from;
        for (; end < points.length && used + width(points[end]) <= limit; end++) {
            used += width(points[end]);
            shown.append(text(points[end]));
        }
        if (end < points.length) {
            shown.append(CUT);
        }
        return List.of(gutter + shown.toString().stripTrailing(), " ".repeat(gutter.length() - 2) + "| " + " ".repeat(caret) + "^");
    }

    private static int total(int[] points, int from, int to) {
        int total = 0;
        for (int i = from; i < to; i++) {
            total += width(points[i]);
        }
        return total;
    }

    private static int width(int point) {
        return point == '\t' ? TAB : isHarmless(point) ? Math.max(0, WCWidth.wcwidth(point)) : 1;
    }

    private static String text(int point) {
        return point == '\t' ? " ".repeat(TAB) : isHarmless(point) ? Character.toString(point) : "?";
    }

    /// Neither a control character nor one that turns the direction of what follows.
    private static boolean isHarmless(int point) {
        return !Character.isISOControl(point) && Character.getType(point) != Character.FORMAT && Character.getType(point) != Character.SURROGATE;
    }
}
