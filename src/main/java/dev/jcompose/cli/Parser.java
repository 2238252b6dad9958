package dev.jcompose.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Reads words by a list of flags, by the rules of Docker Compose and with its complaints. Written out because a library for it took
/// longer to load than many a command takes to run.
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
        var left = new ArrayDeque<>(words);
        var values = new LinkedHashMap<String, List<String>>();
        var arguments = new ArrayList<String>();
        while (!left.isEmpty()) {
            var word = left.pop();
            if (word.equals("--")) {
                break;
            } else if (word.startsWith("--")) {
                named(word, left, values);
            } else if (word.startsWith("-") && word.length() > 1) {
                letters(word.substring(1), left, values);
            } else {
                arguments.add(word);
                if (stopAtArgument) {
                    break;
                }
            }
        }
        arguments.addAll(left);
        refuseUnsupported(values);
        return new Options(values, arguments);
    }

    /// `--name`, `--name=value`, `--name value`
    private void named(String word, Deque<String> left, Map<String, List<String>> values) {
        int equals = word.indexOf('=');
        var name = equals < 0 ? word : word.substring(0, equals);
        var flag = find(it -> name.equals("--" + it.name()), "unknown flag: " + name);
        put(flag, equals < 0 ? next(flag, word, left) : word.substring(equals + 1), values);
    }

    /// `-d`, `-t5`, `-t=5`, `-t 5`, and several in one word: `-dt5`
    private void letters(String word, Deque<String> left, Map<String, List<String>> values) {
        for (var rest = word; !rest.isEmpty(); ) {
            var letter = rest.substring(0, 1);
            var behind = rest.substring(1);
            var where = "'" + letter + "' in -" + rest;
            var flag = find(it -> it.shorthand().equals(letter), "unknown shorthand flag: " + where);
            boolean last = flag.kind() != Flag.Kind.BOOL || behind.startsWith("=");
            if (last && !behind.isEmpty()) {
                put(flag, behind.startsWith("=") ? behind.substring(1) : behind, values);
            } else {
                put(flag, next(flag, where, left), values);
            }
            rest = last ? "" : behind;
        }
    }

    private Flag find(Predicate<Flag> wanted, String otherwise) {
        for (var flag : flags) {
            if (wanted.test(flag)) {
                return flag;
            }
        }
        throw new Failure(otherwise);
    }

    private static String next(Flag flag, String where, Deque<String> left) {
        if (flag.kind() == Flag.Kind.BOOL) {
            return "true";
        }
        if (left.isEmpty()) {
            throw new Failure("flag needs an argument: " + where);
        }
        return left.pop();
    }

    private static void put(Flag flag, String value, Map<String, List<String>> values) {
        var read = switch (flag.kind()) {
            case BOOL -> bool(flag, value);
            case INT -> integer(flag, value);
            case TEXT, LIST -> value;
        };
        values.computeIfAbsent(flag.name(), name -> new ArrayList<>()).add(read);
    }

    private static String bool(Flag flag, String text) {
        return switch (text) {
            case "1", "t", "T", "true", "TRUE", "True" -> "true";
            case "0", "f", "F", "false", "FALSE", "False" -> "false";
            default -> throw invalid(flag, text, "ParseBool");
        };
    }

    private static String integer(Flag flag, String text) {
        try {
            return Integer.decode(text).toString();
        } catch (NumberFormatException e) {
            throw invalid(flag, text, "ParseInt");
        }
    }

    private static Failure invalid(Flag flag, String text, String call) {
        return new Failure("invalid argument \"" + text + "\" for \"" + flag.title() + "\" flag: strconv." + call + ": parsing \"" + text
                + "\": invalid syntax");
    }

    private void refuseUnsupported(Map<String, List<String>> values) {
        for (var flag : flags) {
            var given = values.get(flag.name());
            if (given != null && !flag.supported() && !(flag.kind() == Flag.Kind.BOOL && given.getLast().equals("false"))) {
                throw Failure.notYet("--" + flag.name());
            }
        }
    }
}
