package dev.jcompose.drawing;

/// The style sheet of a picture: light, and dark where the reader's programs are. Colours are written out, since renderers besides
/// browsers know no variables.
final class Sheet {

    /// Networks' colours: surface and text, light, then dark.
    private static final String[][] NETWORKS = {
        {"#dbeafe", "#1e40af", "#1e3a66", "#bfdbfe"},
        {"#fef3c7", "#854d0e", "#4d3a0b", "#fde68a"},
        {"#dcfce7", "#166534", "#14432a", "#bbf7d0"},
        {"#fce7f3", "#9d174d", "#551535", "#fbcfe8"},
        {"#ede9fe", "#5b21b6", "#3b2470", "#ddd6fe"},
        {"#cffafe", "#155e75", "#0e4250", "#a5f3fc"},
        {"#ffedd5", "#9a3412", "#562310", "#fed7aa"},
        {"#ecfccb", "#3f6212", "#2d440f", "#d9f99d"},
        {"#ffe4e6", "#9f1239", "#571025", "#fecdd3"},
        {"#e2e8f0", "#334155", "#334155", "#e2e8f0"},
    };

    /// Lines and what is written at them: line, surface, text, light, then dark.
    private static final String[][] KINDS = {
        {"started", "#8c959f", "#eaeef2", "#424a53", "#7d8590", "#30363d", "#c9d1d9"},
        {"healthy", "#2da44e", "#dafbe1", "#116329", "#3fb950", "#12361f", "#7ee787"},
        {"completed", "#0969da", "#ddf4ff", "#0a3f7a", "#58a6ff", "#10294a", "#a5d6ff"},
        {"tie", "#a475f9", "#f3e8ff", "#6639ba", "#bc8cff", "#32215a", "#d8b9ff"},
    };

    private static final String[][] TONES = {
        {"done", "#0969da", "#58a6ff"}, {"good", "#2da44e", "#3fb950"}, {"waiting", "#d4a72c", "#e3b341"}, {"bad", "#cf222e", "#ff7b72"},
    };

    private Sheet() {}

    static int networks() {
        return NETWORKS.length;
    }

    static String text() {
        var light = new StringBuilder("""
                text{font-family:system-ui,"DejaVu Sans",Helvetica,Arial,sans-serif;fill:#1f2328}
                .mono{font-family:ui-monospace,"DejaVu Sans Mono",Menlo,Consolas,monospace}
                .heading{font-size:22px;font-weight:600}
                .name{font-size:15px;font-weight:600}
                .small{font-size:12px}
                .caption{font-size:11px;font-weight:600;letter-spacing:.06em}
                .pill{font-size:11px}
                .label{font-size:10.5px}
                .quiet{fill:#59636e}
                .paper{fill:#ffffff}
                .box{fill:#f6f8fa;stroke:#d1d9e0}
                .guest{stroke-dasharray:4 3}
                .port{fill:#ffffff;stroke:#9198a1}
                .built{fill:#eaeef2}
                .wire{fill:none;stroke-width:1.6}
                .optional{stroke-dasharray:6 4}
                """);
        var dark = new StringBuilder("""
                text{fill:#e6edf3}
                .quiet{fill:#9198a1}
                .paper{fill:#0d1117}
                .box{fill:#161b22;stroke:#3d444d}
                .port{fill:#0d1117;stroke:#656c76}
                .built{fill:#30363d}
                """);
        for (int i = 0; i < NETWORKS.length; i++) {
            var colours = NETWORKS[i];
            rule(light, "rect.n" + i, "fill", colours[0]);
            rule(light, "text.n" + i, "fill", colours[1]);
            rule(dark, "rect.n" + i, "fill", colours[2]);
            rule(dark, "text.n" + i, "fill", colours[3]);
        }
        for (var kind : KINDS) {
            kind(light, kind, 1);
            kind(dark, kind, 4);
        }
        for (var tone : TONES) {
            rule(light, "." + tone[0], "fill", tone[1]);
            rule(dark, "." + tone[0], "fill", tone[2]);
        }
        return scoped(light.toString()) + "@media (prefers-color-scheme:dark){\n" + scoped(dark.toString()) + "}\n";
    }

    private static void kind(StringBuilder sheet, String[] kind, int first) {
        rule(sheet, "path.wire." + kind[0], "stroke", kind[first]);
        rule(sheet, "path.head." + kind[0], "fill", kind[first]);
        rule(sheet, "rect." + kind[0], "fill", kind[first + 1]);
        rule(sheet, "text." + kind[0], "fill", kind[first + 2]);
    }

    private static void rule(StringBuilder sheet, String selector, String property, String value) {
        sheet.append(selector).append('{').append(property).append(':').append(value).append("}\n");
    }

    /// Within the picture only, also where it is part of a page.
    private static String scoped(String sheet) {
        return sheet.replaceAll("(?m)^(?=[a-z.])", ".jcompose ");
    }
}
