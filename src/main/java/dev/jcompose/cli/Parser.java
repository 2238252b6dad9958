package dev.jcompose.cli;

import dev.jcompose.load.Suggestion;
import java.util.LinkedHashMap;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Reads words by a list of flags, and words complaints as Docker Compose does.
final class Parser {

    private final List<Flag> flags;
    private final boolean stopAtArgument;

    /// @param stopAtArgument whether everything from the first argument on is left alone
    Parser(List<Flag> flags, boolean stopAtArgument) {
        this.flags = flags;
        this.stopAtArgument = stopAtArgument;
    }

    /// @throws Failure when the words do not fit the flags
    Options parse(List<String> words) {
        var spec = CommandSpec.create();
        flags.forEach(flag -> spec.addOption(option(flag)));
        spec.addPositional(PositionalParamSpec.builder().index("0..*").arity("0..*").type(List.class)
                .auxiliaryTypes(String.class).build());
        var line = new CommandLine(spec)
                .setExpandAtFiles(false)
                .setOverwrittenOptionsAllowed(true)
                .setAllowOptionsAsOptionParameters(true)
                .setStopAtPositional(stopAtArgument);
        try {
            return options(line.parseArgs(words.toArray(String[]::new)));
        } catch (CommandLine.UnmatchedArgumentException e) {
            throw unknown(e.getUnmatched().getFirst());
        } catch (CommandLine.MissingParameterException e) {
            throw missing(words.getLast());
        } catch (CommandLine.ParameterException e) {
            throw invalid(e);
        }
    }

    private static OptionSpec option(Flag flag) {
        var names = flag.shorthand().isEmpty()
                ? new String[] {"--" + flag.name()}
                : new String[] {"-" + flag.shorthand(), "--" + flag.name()};
        var option = OptionSpec.builder(names);
        return switch (flag.kind()) {
            case BOOL -> option.type(Boolean.class).converters(Parser::bool).build();
            case INT -> option.type(Integer.class).arity("1").converters(Parser::integer).build();
            case TEXT -> option.type(String.class).arity("1").build();
            case LIST -> option.type(List.class).auxiliaryTypes(String.class).arity("1").build();
        };
    }

    private Options options(CommandLine.ParseResult result) {
        var values = new LinkedHashMap<String, List<String>>();
        for (var flag : flags) {
            var option = result.matchedOption("--" + flag.name());
            if (option == null) {
                continue;
            }
            values.put(flag.name(), texts(option.getValue()));
        }
        // One parameter takes all arguments; it is matched once for each of them, and holds all of them each time.
        var positional = result.matchedPositional(0);
        return new Options(values, positional == null ? List.of() : texts(positional.getValue()));
    }

    private static List<String> texts(Object value) {
        return value instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of(String.valueOf(value));
    }

    private static Boolean bool(String text) {
        return switch (text) {
            case "1", "t", "T", "true", "TRUE", "True" -> true;
            case "0", "f", "F", "false", "FALSE", "False" -> false;
            default -> throw new CommandLine.TypeConversionException("strconv.ParseBool: parsing \"" + text + "\": invalid syntax");
        };
    }

    private static Integer integer(String text) {
        try {
            return Integer.decode(text);
        } catch (NumberFormatException e) {
            throw new CommandLine.TypeConversionException("strconv.ParseInt: parsing \"" + text + "\": invalid syntax");
        }
    }

    private Failure unknown(String word) {
        if (word.startsWith("--")) {
            var name = word.split("=", 2)[0];
            var known = flags.stream().filter(flag -> !flag.isHidden()).map(flag -> "--" + flag.name()).toList();
            var suggestion = Suggestion.of(name, known);
            return new Failure("unknown flag: " + name + (suggestion == null ? "" : "; " + suggestion));
        }
        return new Failure("unknown shorthand flag: '" + word.charAt(1) + "' in " + word);
    }

    private static Failure missing(String word) {
        return new Failure("flag needs an argument: "
                + (word.startsWith("--") ? word : "'%1$s' in -%1$s".formatted(word.charAt(word.length() - 1))));
    }

    private Failure invalid(CommandLine.ParameterException e) {
        var spec = e.getArgSpec();
        var cause = e.getCause() instanceof CommandLine.TypeConversionException conversion ? conversion.getMessage() : e.getMessage();
        if (spec instanceof OptionSpec option) {
            var flag = flags.stream().filter(it -> option.longestName().equals("--" + it.name())).findFirst().orElseThrow();
            return new Failure("invalid argument \"" + e.getValue() + "\" for \"" + flag.title() + "\" flag: " + cause);
        }
        return new Failure(String.valueOf(cause));
    }
}
