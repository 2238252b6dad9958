package dev.jcompose.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An unfinished command line: what its words before the last one are, as far as that can be told.
final class TypedWords {

    /// The global flags and their values.
    final List<String> globals = new ArrayList<>();
    final List<Flag> given = new ArrayList<>();
    final List<String> arguments = new ArrayList<>();
    /// The verb; empty when none has been typed.
    String name = "";
    @Nullable Command command;
    /// The flag whose value comes next; null when none does.
    @Nullable Flag pending;
    /// Whether flags may come next.
    boolean flagsMayFollow = true;
    /// Whether there is a word that cannot be.
    boolean unknown;

    private TypedWords() {}

    static TypedWords read(List<String> words) {
        var typed = new TypedWords();
        words.forEach(typed::take);
        return typed;
    }

    /// The flags that may stand here.
    List<Flag> flags() {
        return command != null ? command.flags() : CommandGroup.find(name).isPresent() ? List.of(Globals.DRY_RUN) : Globals.FLAGS;
    }

    private void take(String word) {
        if (name.isEmpty()) {
            globals.add(word);
        }
        if (pending != null) {
            pending = null;
        } else if (!flagsMayFollow || !word.startsWith("-") || word.equals("-")) {
            argument(word);
        } else if (word.equals("--")) {
            flagsMayFollow = false;
        } else if (word.startsWith("--")) {
            flag(find(word.substring(2).split("=", 2)[0], false), word.contains("="));
        } else {
            shorthands(word);
        }
    }

    private void argument(String word) {
        if (CommandGroup.find(name).isPresent()) {
            command(name + " " + word);
            return;
        }
        if (!name.isEmpty()) {
            arguments.add(word);
            flagsMayFollow &= command == null || !command.endsAtArgument();
            return;
        }
        globals.removeLast();
        command(word);
    }

    private void command(String words) {
        name = words;
        command = Commands.find(words);
        unknown |= command == null && CommandGroup.find(words).isEmpty();
    }

    /// `-d`, `-dt 5`, `-t5`
    private void shorthands(String word) {
        for (int i = 1; i < word.length(); i++) {
            var flag = find(word.substring(i, i + 1), true);
            flag(flag, i + 1 < word.length());
            if (flag == null || flag.kind() != Flag.Kind.BOOL) {
                return;
            }
        }
    }

    private void flag(@Nullable Flag flag, boolean hasValue) {
        if (flag == null) {
            unknown = true;
            return;
        }
        given.add(flag);
        if (flag.kind() != Flag.Kind.BOOL && !hasValue) {
            pending = flag;
        }
    }

    private @Nullable Flag find(String word, boolean shorthand) {
        if (!shorthand && word.equals(Globals.DRY_RUN.name())) {
            return Globals.DRY_RUN;
        }
        return flags().stream().filter(flag -> word.equals(shorthand ? flag.shorthand() : flag.name())).findFirst().orElse(null);
    }
}
