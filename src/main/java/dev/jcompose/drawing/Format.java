package dev.jcompose.drawing;

import java.util.Locale;
import java.util.Optional;

/// What a drawing can be written as.
public enum Format {
    TEXT,
    SVG,
    DOT,
    MERMAID,
    JSON;

    /// By the word of a command line: `svg`.
    public static Optional<Format> parse(String word) {
        for (var format : values()) {
            if (format.toString().equals(word)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /// By the end of a file's name.
    public static Optional<Format> ofFile(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
            case "txt" -> Optional.of(TEXT);
            case "svg" -> Optional.of(SVG);
            case "dot", "gv" -> Optional.of(DOT);
            case "mmd", "mermaid" -> Optional.of(MERMAID);
            case "json" -> Optional.of(JSON);
            default -> Optional.empty();
        };
    }

    /// @param look how text looks; the others do not depend on it
    public String write(Drawing drawing, TextLook look) {
        return switch (this) {
            case TEXT -> TextPicture.of(drawing, look);
            case SVG -> SvgPicture.of(drawing);
            case DOT -> DotPicture.of(drawing);
            case MERMAID -> MermaidPicture.of(drawing);
            case JSON -> DrawingJson.of(drawing);
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
