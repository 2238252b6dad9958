package dev.jcompose.cli;

import java.util.List;
import java.util.Optional;

/// Commands that share their first words: `alpha viz`, `bridge transformations list`.
///
/// @param name    those words
/// @param members the last word of each command, then those of the groups in it
record CommandGroup(String name, String summary, List<String> members) {

    /// Its commands may change or go.
    static final String EXPERIMENTAL = "alpha";

    static final List<CommandGroup> ALL = List.of(
            new CommandGroup(EXPERIMENTAL, "Experimental commands", List.of("generate", "publish", "viz")),
            new CommandGroup("bridge", "Convert compose files into another model", List.of("convert", "transformations")),
            new CommandGroup("bridge transformations", "Manage transformation images", List.of("create", "list")));

    static Optional<CommandGroup> find(String name) {
        return ALL.stream().filter(group -> group.name.equals(name)).findFirst();
    }

    boolean has(String word) {
        return members.contains(word) || Commands.find(name + " " + word) != null;
    }

    /// Whether it is left out where commands are listed.
    boolean isHidden() {
        return name.equals(EXPERIMENTAL);
    }
}
