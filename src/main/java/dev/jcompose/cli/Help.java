package dev.jcompose.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The texts of `--help`, laid out as Docker's.
final class Help {

    private static final int WIDTH = 79;
    private static final int SLOP = 5;

    private final String program;

    Help(Environment environment) {
        this.program = PluginCall.program(environment);
    }

    String root() {
        var text = new StringBuilder("Usage:  " + program + " [OPTIONS] COMMAND\n\nDefine and run multi-container applications\n");
        options(text, Globals.FLAGS);
        commands(text, "Management Commands", Commands.NAMES.stream().filter(name -> Commands.find(name) == null).toList());
        commands(text, "Commands", Commands.NAMES.stream().filter(name -> Commands.find(name) != null).toList());
        return text + "\nRun '" + program + " COMMAND --help' for more information on a command.\n";
    }

    private static void commands(StringBuilder text, String title, List<String> names) {
        text.append("\n").append(title).append(":\n");
        int width = Commands.NAMES.stream().mapToInt(String::length).max().orElse(0) + 2;
        names.forEach(name -> text.append("  ").append(name).append(" ".repeat(width - name.length()))
                .append(Commands.summary(name)).append('\n'));
    }

    String command(String name, Command command) {
        var text = new StringBuilder("Usage:  " + program + " " + name + " " + command.usage() + "\n\n" + command.summary() + "\n"
                + (command.details().isEmpty() ? "" : "\n" + command.details()));
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
                + "  features may change between releases without warning, or can be removed from a\n"
                + "  future release. Learn more about experimental features in our documentation:\n"
                + "  https://docs.docker.com/go/experimental/\n";
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

    /// As Go's `pflag` breaks lines: five columns are kept free for a last word that would stand alone otherwise.
    private static List<String> wrapped(String text, int width) {
        var lines = new ArrayList<String>();
        int room = width - SLOP;
        var rest = text;
        while (!rest.isEmpty()) {
            int cut = room + SLOP > rest.length() ? -1 : lastSpace(rest.substring(0, room));
            var line = cut <= 0 ? rest : rest.substring(0, cut);
            lines.addAll(List.of(line.split("\n", -1)));
            rest = cut <= 0 ? "" : rest.substring(cut + 1);
        }
        return lines.isEmpty() ? List.of("") : lines;
    }

    /// A line's end comes before a space that is further on.
    private static int lastSpace(String text) {
        int end = text.lastIndexOf('\n');
        return end > 0 ? end : text.lastIndexOf(' ');
    }
}
