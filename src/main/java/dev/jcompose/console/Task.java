package dev.jcompose.console;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A resource in the terminal's list: what is being done to it and for how long. All steps about one resource share its line.
final class Task {

    enum State {
        WORKING,
        DONE,
        WARNING,
        ERROR
    }

    /// How far a layer has come.
    record Layer(String text, long current, long total) {}

    private final String id;
    private final Map<String, Layer> layers = new LinkedHashMap<>();
    private State state = State.WORKING;
    private String text = "";
    private String detail = "";
    private Instant begin;
    private @Nullable Instant end;
    private int left;

    /// @param left how many steps the plan holds about it
    Task(String id, int left, Instant begin) {
        this.id = id;
        this.left = left;
        this.begin = begin;
    }

    void begin(String text, Instant now) {
        if (end != null) {
            begin = begin.plus(Duration.between(end, now));
        }
        this.state = State.WORKING;
        this.text = text;
        this.end = null;
    }

    void progress(String layer, Layer progress) {
        if (layer.isEmpty()) {
            detail = progress.text();
        } else {
            layers.put(layer, progress);
        }
    }

    void end(State state, String text, Instant now) {
        left--;
        this.state = state;
        this.text = text;
        this.detail = "";
        this.layers.clear();
        this.end = now;
    }

    String id() {
        return id;
    }

    State state() {
        return state;
    }

    /// Whether all of its steps have come to an end.
    boolean isOver() {
        return state != State.WORKING && (left <= 0 || state == State.ERROR);
    }

    String status() {
        if (layers.isEmpty()) {
            return detail.isEmpty() ? text : text + " " + detail;
        }
        long current = layers.values().stream().mapToLong(Layer::current).sum();
        long total = layers.values().stream().mapToLong(Layer::total).sum();
        return text + " " + layers.size() + (layers.size() == 1 ? " layer" : " layers") + (total == 0 ? "" : " " + size(current) + " / " + size(total));
    }

    Duration took(Instant now) {
        return Duration.between(begin, end == null ? now : end);
    }

    private static String size(long bytes) {
        var units = new String[] {"B", "kB", "MB", "GB", "TB"};
        double size = bytes;
        int unit = 0;
        while (size >= 1000 && unit < units.length - 1) {
            size /= 1000;
            unit++;
        }
        return unit == 0 ? bytes + "B" : String.format(java.util.Locale.ROOT, "%.1f%s", size, units[unit]);
    }
}
