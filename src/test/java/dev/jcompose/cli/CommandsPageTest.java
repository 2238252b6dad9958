package dev.jcompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// `docs/commands.md` says what the commands' own tables of flags say.
class CommandsPageTest {

    private static final Path PAGE = Path.of("docs/commands.md");
    private static final Pattern DEFAULT = Pattern.compile(" \\(default:? \"?([^\")]*)\"?\\)$");

    @Test
    void pageIsWhatTheCommandsSay() throws IOException {
        var page = page();
        if (Boolean.getBoolean("pages.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).as("run this test with -Dpages.write=true and commit the page").isEqualTo(page);
    }

    private static String page() {
        var commands = commands();
        var page = new StringBuilder("""
                # The commands and their flags

                Made from the commands' own tables; a test fails when it is not what they say. %d commands. Every command has `--dry-run` and
                `--help` as well. Flags stand in front of or behind a command's arguments; those of the first table stand before the command.
                A flag without a description is hidden in the help, as in Docker Compose.

                ## Before the command

                """.formatted(commands.size()));
        flags(page, Globals.FLAGS);
        for (var name : commands) {
            var command = java.util.Objects.requireNonNull(Commands.find(name));
            page.append("## ").append(name).append("\n\n`").append((name + " " + command.usage()).strip()).append("`\n\n")
                    .append(command.summary().strip()).append('\n');
            if (!command.details().isEmpty()) {
                page.append('\n').append(command.details());
            }
            page.append('\n');
            flags(page, command.flags());
        }
        return page.toString().stripTrailing() + "\n";
    }

    /// In the order of the alphabet, those of groups behind.
    private static List<String> commands() {
        var names = new ArrayList<>(Commands.NAMES.stream().filter(name -> Commands.find(name) != null).toList());
        names.add("completion");
        names.add(Commands.PRUNE);
        names.sort(Comparator.naturalOrder());
        for (var group : CommandGroup.ALL) {
            group.members().stream().map(member -> group.name() + " " + member).filter(name -> Commands.find(name) != null).forEach(names::add);
        }
        return names;
    }

    private static void flags(StringBuilder page, List<Flag> flags) {
        if (flags.isEmpty()) {
            return;
        }
        page.append("| flag | takes | unless given | |\n|---|---|---|---|\n");
        flags.stream().sorted(Comparator.comparing(Flag::name)).forEach(flag -> page.append(row(flag)));
        page.append('\n');
    }

    private static String row(Flag flag) {
        var text = flag.description().replace('\n', ' ');
        var matcher = DEFAULT.matcher(text);
        boolean found = matcher.find();
        return "| `%s` | %s | %s | %s |\n".formatted(flag.title(), takes(flag), found ? cell(matcher.group(1)) : "",
                cell(found ? text.substring(0, matcher.start()) : text));
    }

    private static String takes(Flag flag) {
        return switch (flag.kind()) {
            case BOOL -> "";
            case INT -> "a number";
            case TEXT -> "a text";
            case LIST -> "a text, several times";
        };
    }

    private static String cell(String text) {
        return text.strip().replace("|", "\\|").replace("<", "\\<");
    }
}
