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
            text.append(Commands.summary(name)).append('\n');
        }
        return text + "\nRun '" + program + " COMMAND --help' for more information on a command.\n";
    }

    String command(String name, Command command) {
        var text = new StringBuilder("Usage:  " + program + " " + name + " " + command.usage() + "\n\n" + command.summary() + "\n");
        text.append(experimental(name));
        var flags = new ArrayList<>(command.flags());
        flags.add(Globals.DRY_RUN);
        options(text, flags);
        return text.toString();
    }

    String group(CommandGroup group) {
        var text = new StringBuilder("Usage:  " + program + " " + group.name() + " [OPTIONS] COMMAND\n\n" + group.summary() + "\n");
        text.append(experimental(group.name()));
        options(text, List.of(Globals.DRY_RUN));
        var groups = group.members().stream().filter(member -> CommandGroup.find(group.name() + " " + member).isPresent()).toList();
        var commands = group.members().stream().filter(member -> !groups.contains(member)).toList();
        int width = group.members().stream().mapToInt(String::length).max().orElse(0);
        members(text, "Management Commands", group, groups, width, 1);
        members(text, "Commands", group, commands, width, groups.isEmpty() ? 4 : 1);
        return text + "\nRun '" + program + " " + group.name() + " COMMAND --help' for more information on a command.\n";
    }

    private static void members(StringBuilder text, String title, CommandGroup group, List<String> members, int width, int gap) {
        if (!members.isEmpty()) {
            text.append("\n").append(title).append(":\n");
            members.forEach(member -> text.append("  ").append(member).append(" ".repeat(width - member.length() + gap))
                    .append(Commands.summary(group.name() + " " + member)).append('\n'));
        }
    }

    private String experimental(String name) {
        return !name.split(" ")[0].equals(CommandGroup.EXPERIMENTAL) ? "" : "\nEXPERIMENTAL:\n  " + program + " " + name
                + " is an experimental feature.\n  Experimental features provide early access to product functionality. These\n"
                + "  features may change between releases without warning, or can be removed from a\n  future release.\n";
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
