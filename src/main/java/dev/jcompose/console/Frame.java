package dev.jcompose.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// One picture of the list: a heading, a line a resource, cut to the terminal's size.
///
/// @param tick which picture of the spinner
record Frame(TaskList tasks, TerminalSize size, Instant now, int tick, boolean colour) {

    private static final String SPINNER = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";

    List<String> lines() {
        var shown = fitting();
        int hidden = tasks.shown().size() - shown.size();
        int idWidth = shown.stream().mapToInt(task -> Ansi.width(task.id())).max().orElse(0);
        var lines = new ArrayList<String>();
        lines.add(heading());
        shown.forEach(task -> lines.add(line(task, idWidth)));
        if (hidden > 0) {
            lines.add(Ansi.cut(" ... " + hidden + " more", size.columns()));
        }
        return lines;
    }

    private String heading() {
        var text = Ansi.cut("[+] " + tasks.title() + " " + tasks.over() + "/" + tasks.total(), size.columns());
        return tasks.over() == tasks.total() ? paint(Ansi.BLUE, text) : text;
    }

    /// All of them, or where the terminal is too low, those with something left to see first, in their order.
    private List<Task> fitting() {
        var all = tasks.shown();
        int room = Math.max(1, size.rows() - 3);
        if (all.size() <= room) {
            return all;
        }
        var chosen = all.stream()
                .sorted(Comparator.comparing((Task task) -> task.state() == Task.State.DONE))
                .limit(room)
                .toList();
        return all.stream().filter(chosen::contains).toList();
    }

    private String line(Task task, int idWidth) {
        var timer = timer(task.took(now));
        int room = size.columns() - 5 - Ansi.width(timer);
        int idRoom = Math.max(0, Math.min(idWidth, room - 12));
        var id = Ansi.pad(Ansi.cut(task.id(), idRoom), idRoom);
        int statusRoom = Math.max(0, room - idRoom - 2);
        var status = Ansi.cut(task.status(), statusRoom);
        var gap = " ".repeat(Math.max(0, statusRoom - Ansi.width(status)));
        var colour = switch (task.state()) {
            case WORKING -> "";
            case DONE -> Ansi.GREEN;
            case WARNING -> Ansi.YELLOW;
            case ERROR -> Ansi.RED;
        };
        return " " + icon(task) + " " + id + "  " + (colour.isEmpty() ? status : paint(colour, status)) + gap + " "
                + paint(Ansi.BLUE, timer);
    }

    private String icon(Task task) {
        return switch (task.state()) {
            case WORKING -> paint(Ansi.YELLOW, SPINNER.substring(tick % SPINNER.length(), tick % SPINNER.length() + 1));
            case DONE -> paint(Ansi.GREEN, "✔");
            case WARNING -> paint(Ansi.YELLOW, "!");
            case ERROR -> paint(Ansi.RED, "✘");
        };
    }

    private String paint(String colour, String text) {
        return this.colour ? Ansi.paint(colour, text) : text;
    }

    private static String timer(Duration took) {
        return String.format(Locale.ROOT, "%.1fs", took.toMillis() / 1000.0);
    }
}
