package dev.jcompose.drawing;

import dev.jcompose.drawing.Drawing.Edge;
import dev.jcompose.drawing.Drawing.Net;
import dev.jcompose.drawing.Drawing.Tie;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// What stands below a picture: the networks with their subnets, and what the lines mean.
final class Legend {

    private static final double LINE = 26;
    private static final double GAP = 12;
    private static final double COLUMN_GAP = 36;
    private static final double SECTION = 54;

    private final List<Entry> networks = new ArrayList<>();
    private final List<Entry> lines = new ArrayList<>();
    private final double room;

    /// @param code what stands behind it in letters of one width
    private record Entry(Pill pill, String code, String words) {
        double width(double pills, double codes) {
            return pills + GAP + (codes == 0 ? 0 : codes + GAP) + Card.SMALL.width(words);
        }
    }

    /// @param room how wide it may be, unless one entry alone is wider
    Legend(Drawing drawing, double room) {
        this.room = room;
        for (var network : drawing.networks()) {
            networks.add(new Entry(Card.networkPill(network.key(), networks.size()), Cells.plain(String.join(", ", network.subnets())),
                    words(network)));
        }
        var seen = new LinkedHashMap<String, Entry>();
        for (var condition : dev.jcompose.model.Dependency.Condition.values()) {
            drawing.edges().stream().filter(edge -> edge.condition() == condition).findFirst()
                    .ifPresent(edge -> seen.put(edge.words().getFirst(), entry(edge.words().getFirst(), SvgPicture.kind(edge), meaning(condition))));
        }
        for (var tie : Tie.values()) {
            if (drawing.edges().stream().anyMatch(edge -> edge.ties().contains(tie))) {
                seen.put(tie.toString(), entry(tie.toString(), "tie", meaning(tie)));
            }
        }
        if (drawing.edges().stream().anyMatch(Edge::restart)) {
            seen.put("restart", entry("restart", "built", "is restarted with it"));
        }
        if (drawing.edges().stream().anyMatch(edge -> !edge.required())) {
            seen.put("optional", entry("optional", "built", "does without it (broken line)"));
        }
        lines.addAll(seen.values());
    }

    private static Entry entry(String word, String kind, String meaning) {
        return new Entry(Pill.of(word, Card.CHIP, kind, "pill " + (kind.equals("built") ? "quiet" : kind), 400), "", meaning);
    }

    private static String meaning(dev.jcompose.model.Dependency.Condition condition) {
        return switch (condition) {
            case SERVICE_STARTED -> "waits until it was started";
            case SERVICE_HEALTHY -> "waits until its health check succeeds";
            case SERVICE_COMPLETED_SUCCESSFULLY -> "waits until it ended with exit code 0";
        };
    }

    private static String meaning(Tie tie) {
        return switch (tie) {
            case NETWORK -> "is in its network, under its address";
            case VOLUMES -> "mounts what it mounts";
            case PID -> "sees its processes";
            case IPC -> "shares its memory segments";
            case LINK -> "reaches it by a link";
            case MODEL -> "uses the model";
        };
    }

    private static String words(Net network) {
        var words = new ArrayList<String>();
        words.add(Cells.plain(network.name()));
        words.addAll(network.words());
        return String.join(" \u00b7 ", words);
    }

    private static double pills(List<Entry> entries) {
        return entries.stream().mapToDouble(entry -> entry.pill().width()).max().orElse(0);
    }

    private static double codes(List<Entry> entries) {
        return entries.stream().mapToDouble(entry -> Card.CODE.width(entry.code())).max().orElse(0);
    }

    private static double column(List<Entry> entries) {
        return entries.stream().mapToDouble(entry -> entry.width(pills(entries), codes(entries))).max().orElse(0);
    }

    private int columns(List<Entry> entries) {
        return Math.clamp((int) ((room + COLUMN_GAP) / (column(entries) + COLUMN_GAP)), 1, Math.max(1, (entries.size() + 2) / 3));
    }

    private int rows(List<Entry> entries) {
        return (entries.size() + columns(entries) - 1) / columns(entries);
    }

    private boolean beside() {
        return column(networks) * columns(networks) + 2 * COLUMN_GAP + column(lines) * columns(lines) + 2 * COLUMN_GAP <= room;
    }

    double width() {
        return Math.max(column(networks), column(lines));
    }

    double height() {
        double first = height(networks);
        double second = height(lines);
        return beside() ? Math.max(first, second) : first + second;
    }

    private double height(List<Entry> entries) {
        return entries.isEmpty() ? 0 : SECTION + rows(entries) * LINE;
    }

    void draw(Markup markup, double left, double top) {
        draw(markup, "NETWORKS", networks, left, top);
        if (beside() && !networks.isEmpty()) {
            draw(markup, "LINES", lines, left + (column(networks) + COLUMN_GAP) * columns(networks) + COLUMN_GAP, top);
        } else {
            draw(markup, "LINES", lines, left, top + height(networks));
        }
    }

    private void draw(Markup markup, String caption, List<Entry> entries, double left, double top) {
        if (entries.isEmpty()) {
            return;
        }
        markup.text("text", caption, "class", "caption quiet", "x", left, "y", top + 42);
        double pills = pills(entries);
        double codes = codes(entries);
        int rows = rows(entries);
        for (int i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            double x = left + i / rows * (column(entries) + COLUMN_GAP);
            double y = top + SECTION + i % rows * LINE;
            entry.pill().draw(markup, x, y);
            x += pills + GAP;
            if (codes > 0) {
                markup.text("text", entry.code(), "class", "small mono", "x", x, "y", y + 14.5);
                x += codes + GAP;
            }
            markup.text("text", entry.words(), "class", "small quiet", "x", x, "y", y + 14.5);
        }
    }
}
