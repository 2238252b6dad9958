package dev.jcompose.cli;

import dev.jcompose.engine.EngineException;
import dev.jcompose.engine.EngineUnreachableException;
import dev.jcompose.load.ComposeFileException;
import dev.jcompose.StackInfo;
import dev.jcompose.model.Project;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What an unfinished command line may go on with, in the form that the shells' scripts of Docker's clients ask for: a candidate a
/// line, a tab and what it means, then a colon and a number that says how the shell is to take them.
///
/// Whatever goes wrong meanwhile means that there is nothing to offer: somebody is typing and reads no errors.
final class Completion {

    static final String COMMAND = "__complete";
    static final String WITHOUT_DESCRIPTIONS = "__completeNoDesc";

    /// How a shell is to take the candidates.
    enum Directive {
        /// Files, where there are no candidates.
        DEFAULT(0, "ShellCompDirectiveDefault"),
        NO_SPACE(2, "ShellCompDirectiveNoSpace"),
        NO_FILES(4, "ShellCompDirectiveNoFileComp"),
        /// The candidates are the ends of the names of files.
        FILES_THAT_END_SO(8, "ShellCompDirectiveFilterFileExt"),
        FOLDERS(16, "ShellCompDirectiveFilterDirs");

        final int number;
        final String title;

        Directive(int number, String title) {
            this.number = number;
            this.title = title;
        }
    }

    /// @param meaning empty when a candidate says it all
    private record Candidate(String word, String meaning) {}

    private record Answer(Directive directive, List<Candidate> candidates) {

        static Answer of(Directive directive, Stream<String> words) {
            return new Answer(directive, words.map(word -> new Candidate(word, "")).toList());
        }

        static Answer nothing(Directive directive) {
            return new Answer(directive, List.of());
        }
    }

    private final Environment environment;
    private final ApiFactory api;

    Completion(Environment environment, ApiFactory api) {
        // Nobody can be asked while the shell reads.
        this.environment = environment.withTerminals(Environment.Terminals.NONE);
        this.api = api;
    }

    /// @param words  all but the program's name; the last one is unfinished, perhaps empty
    void print(List<String> words, boolean descriptions) {
        var last = words.isEmpty() ? "" : words.getLast();
        var answer = answer(TypedWords.read(words.subList(0, Math.max(0, words.size() - 1))), last);
        for (var candidate : answer.candidates()) {
            environment.out().println(candidate.word()
                    + (descriptions && !candidate.meaning().isEmpty() ? "\t" + candidate.meaning() : ""));
        }
        environment.out().println(":" + answer.directive().number);
        environment.err().println("Completion ended with directive: " + answer.directive().title);
    }

    private Answer answer(TypedWords typed, String last) {
        if (typed.unknown) {
            return Answer.nothing(Directive.DEFAULT);
        }
        if (typed.pending != null) {
            return value(typed, typed.pending, last);
        }
        if (typed.flagsMayFollow && last.startsWith("-")) {
            return last.startsWith("--") && last.contains("=") ? valueBehindEquals(typed, last) : flags(typed, last);
        }
        var group = CommandGroup.find(typed.name);
        if (group.isPresent()) {
            return new Answer(Directive.NO_FILES, group.get().members().stream().filter(name -> name.startsWith(last))
                    .map(name -> new Candidate(name, summary(typed.name + " " + name))).toList());
        }
        if (typed.command == null) {
            return new Answer(Directive.NO_FILES, Commands.NAMES.stream().filter(name -> name.startsWith(last))
                    .map(name -> new Candidate(name, summary(name))).toList());
        }
        return argument(typed, typed.command, last);
    }

    private static String summary(String name) {
        return Commands.summary(name).strip();
    }

    private static Answer flags(TypedWords typed, String last) {
        var all = new ArrayList<Flag>();
        if (typed.command != null) {
            all.add(Globals.DRY_RUN);
        }
        typed.flags().stream().sorted(Comparator.comparing(Flag::name)).forEach(all::add);
        var candidates = new ArrayList<Candidate>();
        for (var flag : all) {
            if (flag.isHidden() || typed.given.contains(flag) && flag.kind() != Flag.Kind.LIST) {
                continue;
            }
            var meaning = flag.description().lines().findFirst().orElse("").replaceFirst("\\.? \\([dD]efault(:? (?!to )[^()]*)\\)$", "");
            Stream.of("--" + flag.name(), "-" + flag.shorthand())
                    .filter(word -> word.length() > 1 && word.startsWith(last))
                    .forEach(word -> candidates.add(new Candidate(word, meaning)));
        }
        return new Answer(Directive.NO_FILES, candidates);
    }

    private Answer valueBehindEquals(TypedWords typed, String last) {
        var parts = last.substring(2).split("=", 2);
        return typed.flags().stream().filter(flag -> flag.name().equals(parts[0])).findFirst()
                .map(flag -> value(typed, flag, parts[1])).orElse(Answer.nothing(Directive.DEFAULT));
    }

    private Answer value(TypedWords typed, Flag flag, String last) {
        if (typed.command == null) {
            switch (flag.name()) {
                case "file" -> {
                    return Answer.of(Directive.FILES_THAT_END_SO, Stream.of("yaml", "yml"));
                }
                case "project-directory" -> {
                    return Answer.nothing(Directive.FOLDERS);
                }
                case "profile" -> {
                    return found(last, () -> profiles(typed));
                }
                case "project-name" -> {
                    return found(last, () -> projects(typed));
                }
                case "progress" -> {
                    return found(last, () -> Stream.of("auto", "tty", "plain", "json", "quiet"));
                }
                default -> {
                    return Answer.nothing(Directive.DEFAULT);
                }
            }
        }
        return switch (flag.name()) {
            case "attach", "no-attach", "exit-code-from" -> found(last, () -> services(typed));
            case "scale" -> found(last, () -> services(typed).map(name -> name + "="));
            default -> Answer.nothing(Directive.DEFAULT);
        };
    }

    private Answer argument(TypedWords typed, Command command, String last) {
        return switch (typed.name) {
            case "down", "ls" -> Answer.nothing(Directive.NO_SPACE);
            case "wait" -> Answer.nothing(Directive.DEFAULT);
            case "scale" -> found(last, () -> services(typed).map(name -> name + "=").filter(word -> !word.equals(last)));
            case "completion" -> found(last, CompletionCommand.SHELLS::stream);
            case "cp" -> found(last, () -> services(typed));
            default -> command.usage().contains("SERVICE") ? found(last, () -> services(typed)) : Answer.nothing(Directive.DEFAULT);
        };
    }

    private static Answer found(String beginning, Supplier<Stream<String>> words) {
        try {
            return Answer.of(Directive.NO_FILES, words.get().filter(word -> word.startsWith(beginning)).toList().stream());
        } catch (ComposeFileException | EngineException | EngineUnreachableException | Failure nothing) {
            return Answer.nothing(Directive.NO_FILES);
        }
    }

    private Stream<String> services(TypedWords typed) {
        return project(typed).services().keySet().stream();
    }

    private Stream<String> profiles(TypedWords typed) {
        return project(typed).services().values().stream().flatMap(service -> service.lifecycle().profiles().stream())
                .collect(Collectors.toCollection(TreeSet::new)).stream();
    }

    /// The names of those that the engine knows.
    private Stream<String> projects(TypedWords typed) {
        var globals = globals(typed);
        try (var session = new Session(environment, globals, api, Main.notices(environment, globals))) {
            return session.engine().inspection().stacks(true).stream().map(StackInfo::name).toList().stream();
        }
    }

    /// With the services of every profile.
    private Project project(TypedWords typed) {
        var globals = globals(typed);
        try (var session = new Session(environment, globals, api, Main.notices(environment, globals))) {
            return api.load(session.loadOptions().withProfiles(List.of("*"))).project();
        }
    }

    private Globals globals(TypedWords typed) {
        var words = new ArrayList<>(typed.globals);
        if (typed.command == null && typed.pending != null) {
            words.removeLast();
        }
        return Globals.of(new Parser(Globals.FLAGS, true).parse(words), environment);
    }
}
