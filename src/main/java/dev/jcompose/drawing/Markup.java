package dev.jcompose.drawing;

import java.util.Locale;

/// XML as it is written.
final class Markup {

    private final StringBuilder text = new StringBuilder();

    /// @param attributes names and values by turns; numbers are written short
    Markup empty(String name, Object... attributes) {
        return begin(name, attributes, "/>\n");
    }

    Markup open(String name, Object... attributes) {
        return begin(name, attributes, ">\n");
    }

    Markup close(String name) {
        text.append("</").append(name).append(">\n");
        return this;
    }

    Markup text(String name, String content, Object... attributes) {
        begin(name, attributes, ">");
        text.append(escaped(content)).append("</").append(name).append(">\n");
        return this;
    }

    /// As it is.
    Markup raw(String xml) {
        text.append(xml);
        return this;
    }

    private Markup begin(String name, Object[] attributes, String end) {
        text.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            text.append(' ').append(attributes[i]).append("=\"").append(attributes[i + 1] instanceof Double number ? number(number)
                    : escaped(String.valueOf(attributes[i + 1]))).append('"');
        }
        text.append(end);
        return this;
    }

    static String number(double value) {
        double rounded = Math.round(value * 10) / 10.0;
        return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : String.format(Locale.ROOT, "%.1f", rounded);
    }

    /// What XML cannot hold at all becomes a question mark.
    static String escaped(String text) {
        return Cells.plain(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
