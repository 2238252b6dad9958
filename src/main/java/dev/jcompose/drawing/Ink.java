package dev.jcompose.drawing;

import dev.jcompose.drawing.Drawing.Edge;
import dev.jcompose.drawing.Drawing.Tone;
import org.jspecify.annotations.Nullable;

/// Colours of a terminal, as SGR parameters.
final class Ink {

    static final String NONE = "";
    static final String BOLD = "1";
    static final String DIM = "2";
    private static final String GREEN = "32";
    private static final String YELLOW = "33";
    private static final String RED = "31";
    private static final String BLUE = "34";
    private static final String[] LINES = {"36", "35", "33", "34", "32", "91", "96", "95"};

    private Ink() {}

    static String of(@Nullable Tone tone) {
        return switch (tone) {
            case null -> DIM;
            case DONE -> BLUE;
            case GOOD -> GREEN;
            case WAITING -> YELLOW;
            case BAD -> RED;
        };
    }

    /// Of what is written at a line.
    static String of(Edge edge) {
        return switch (edge.condition()) {
            case null -> DIM;
            case SERVICE_STARTED -> DIM;
            case SERVICE_HEALTHY -> GREEN;
            case SERVICE_COMPLETED_SUCCESSFULLY -> BLUE;
        };
    }

    /// Tells neighbours apart.
    static String line(int number) {
        return LINES[number % LINES.length];
    }
}
