package dev.jcompose.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The texts of `--help`, laid out as Docker's.
final class Help {

    private static final int WIDTH = 80;

    private final String program;

    Help(Environment environment) {
        this.program = PluginCall.program(environment);
    }

    String root() {
        var text = new StringBuilder("Usage:  " + program + " [OPTIONS] COMMAND\n\nDefine and run multi-container applications\n");
        options(text, Globals.FLAGS);
        text.append("\nCommands:\n");
        int width = Commands.NAMES.stream().mapToInt(String::length).max().orElse(0) + 2;
        for (var name : Commands.NAMES) {
            text.append("  ").append(name).append(" ".repeat(width - name.length()));
            text.append(java.util.Objects.requireNonNull(Commands.find(name)).summary()).append('\n');
        }
        return text + "\nRun '" + program + " COMMAND --help' for more information on a command.\n";
    }

    String command(String name, Command command) {
        var text = new StringBuilder("Usage:  " + program + " " + name + " " + command.usage() + "\n\n" + command.summary() + "\n");
        var flags = new ArrayList<>(command.flags());
        flags.add(Globals.DRY_RUN);
        options(text, flags);
        return text.toString();
    }

    private static void options(StringBuilder text, List<Flag> flags) {
        text.append("\nOptions:\n");
        var shown = flags.stream().filter(flag -> !flag.isHidden()).sorted(Comparator.comparing(Flag::name)).toList();
        int width = shown.stream().mapToInt(flag -> title(flag).length()).max().orElse(0) + 3;
        for (var flag : shown) {
            var title = title(flag);
            text.append(title).append(" ".repeat(width - title.length()));
            text.append(String.join("\n" + " ".repeat(width), wrapped(flag.description(), WIDTH - width))).append('\n');
        }
    }

    private static String title(Flag flag) {
        return (flag.shorthand().isEmpty() ? "      " : "  ") + flag.title() + (flag.hint().isEmpty() ? "" : " " + flag.hint());
    }

    private static List<String> wrapped(String text, int width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.split(" ")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
