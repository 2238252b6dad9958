package dev.jcompose.template;

import dev.jcompose.model.Json;
import dev.jcompose.model.Value;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The functions that docker's templates offer, and those of Go's own that make sense for rows of text.
final class Functions {

    static final Set<String> NAMES = Set.of("json", "split", "join", "title", "lower", "upper", "pad", "truncate",
            "and", "or", "not", "eq", "ne", "lt", "le", "gt", "ge", "len", "index", "slice", "print", "printf", "println");

    /// Those that, above a table, give back the heading that they are handed.
    static final Set<String> LEAVE_HEADINGS = Set.of("json", "split", "join", "title", "lower", "upper", "truncate");

    private static final Pattern WORD_START = Pattern.compile("(?<![\\p{L}\\p{N}'_])\\p{L}");

    private Functions() {}

    /// @throws IllegalArgumentException when the arguments do not fit, in Go's words
    static Value call(String name, List<Value> arguments) {
        return switch (name) {
            case "and" -> arguments.stream().filter(value -> !isTrue(value)).findFirst().orElseGet(() -> last(name, arguments));
            case "or" -> arguments.stream().filter(Functions::isTrue).findFirst().orElseGet(() -> last(name, arguments));
            case "not" -> Value.of(!isTrue(only(name, arguments)));
            case "eq" -> Value.of(arguments.stream().skip(1).anyMatch(other -> compared(arguments, other) == 0));
            case "ne", "lt", "le", "gt", "ge" -> comparison(name, arguments);
            case "json" -> Value.of(Json.compact(only(name, arguments)));
            case "len" -> Value.of(length(only(name, arguments)));
            case "index" -> index(arguments);
            case "slice" -> slice(arguments);
            case "print" -> Value.of(print(arguments));
            case "println" -> Value.of(arguments.stream().map(GoText::of).collect(Collectors.joining(" ")) + "\n");
            case "printf" -> Value.of(GoText.format(text(name, arguments, 0), arguments.subList(1, arguments.size())));
            default -> ofText(name, arguments);
        };
    }

    private static Value ofText(String name, List<Value> arguments) {
        count(name, arguments, switch (name) {
            case "pad" -> 3;
            case "split", "join", "truncate" -> 2;
            default -> 1;
        });
        return switch (name) {
            case "lower" -> Value.of(text(name, arguments, 0).toLowerCase(Locale.ROOT));
            case "upper" -> Value.of(text(name, arguments, 0).toUpperCase(Locale.ROOT));
            case "title" -> Value.of(WORD_START.matcher(text(name, arguments, 0)).replaceAll(match -> match.group().toUpperCase(Locale.ROOT)));
            case "split" -> Value.texts(Arrays.asList(text(name, arguments, 0).split(Pattern.quote(text(name, arguments, 1)), -1)));
            case "join" -> {
                if (!(arguments.getFirst() instanceof Value.Items items)) {
                    throw wrongType(arguments.getFirst(), "[]string");
                }
                yield Value.of(items.values().stream().map(GoText::of).collect(Collectors.joining(text(name, arguments, 1))));
            }
            case "pad" -> {
                var text = text(name, arguments, 0);
                yield Value.of(text.isEmpty() ? "" : " ".repeat(number(arguments, 1)) + text + " ".repeat(number(arguments, 2)));
            }
            case "truncate" -> {
                var text = text(name, arguments, 0);
                yield Value.of(text.substring(0, Math.min(text.length(), number(arguments, 1))));
            }
            default -> throw new IllegalStateException(name);
        };
    }

    static boolean isTrue(Value value) {
        return switch (value) {
            case Value.Null ignored -> false;
            case Value.Bool bool -> bool.value();
            case Value.Number number -> number.value().signum() != 0;
            case Value.Text text -> !text.value().isEmpty();
            case Value.Items items -> !items.values().isEmpty();
            case Value.Mapping ignored -> true;
        };
    }

    private static void count(String name, List<Value> arguments, int wanted) {
        if (arguments.size() != wanted) {
            throw new IllegalArgumentException("wrong number of args for " + name + ": want " + wanted + " got " + arguments.size());
        }
    }

    private static Value only(String name, List<Value> arguments) {
        count(name, arguments, 1);
        return arguments.getFirst();
    }

    private static Value last(String name, List<Value> arguments) {
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("wrong number of args for " + name + ": want at least 1 got 0");
        }
        return arguments.getLast();
    }

    private static IllegalArgumentException wrongType(Value value, String wanted) {
        return new IllegalArgumentException("wrong type for value; expected " + wanted + "; got " + GoText.type(value));
    }

    private static String text(String name, List<Value> arguments, int index) {
        if (arguments.size() <= index) {
            throw new IllegalArgumentException("wrong number of args for " + name + ": want at least " + (index + 1) + " got " + arguments.size());
        }
        if (arguments.get(index) instanceof Value.Text text) {
            return text.value();
        }
        throw wrongType(arguments.get(index), "string");
    }

    private static int number(List<Value> arguments, int index) {
        if (arguments.get(index) instanceof Value.Number number && number.value().scale() <= 0) {
            int value = number.value().intValue();
            if (value < 0 || value > 1 << 16) {
                throw new IllegalArgumentException("index out of range: " + value);
            }
            return value;
        }
        throw wrongType(arguments.get(index), "int");
    }

    private static Value comparison(String name, List<Value> arguments) {
        count(name, arguments, 2);
        int order = compared(arguments, arguments.get(1));
        return Value.of(switch (name) {
            case "ne" -> order != 0;
            case "lt" -> order < 0;
            case "le" -> order <= 0;
            case "gt" -> order > 0;
            default -> order >= 0;
        });
    }

    private static int compared(List<Value> arguments, Value other) {
        var one = arguments.getFirst();
        if (one instanceof Value.Text text && other instanceof Value.Text second) {
            return text.value().compareTo(second.value());
        }
        if (one instanceof Value.Number number && other instanceof Value.Number second) {
            return number.value().compareTo(second.value());
        }
        if (one instanceof Value.Bool bool && other instanceof Value.Bool second) {
            return Boolean.compare(bool.value(), second.value());
        }
        throw new IllegalArgumentException("incompatible types for comparison");
    }

    private static long length(Value value) {
        return switch (value) {
            case Value.Text text -> text.value().getBytes(StandardCharsets.UTF_8).length;
            case Value.Items items -> items.values().size();
            case Value.Null ignored -> throw new IllegalArgumentException("len of nil pointer");
            case Value.Bool ignored -> throw new IllegalArgumentException("len of type bool");
            case Value.Number ignored -> throw new IllegalArgumentException("len of type int");
            case Value.Mapping ignored -> throw new IllegalArgumentException("len of type struct");
        };
    }

    private static Value index(List<Value> arguments) {
        if (arguments.size() < 2) {
            throw new IllegalArgumentException("wrong number of args for index: want at least 2 got " + arguments.size());
        }
        var value = arguments.getFirst();
        for (int i = 1; i < arguments.size(); i++) {
            if (!(value instanceof Value.Items items)) {
                throw new IllegalArgumentException("can't index item of type " + GoText.type(value));
            }
            int at = number(arguments, i);
            if (at >= items.values().size()) {
                throw new IllegalArgumentException("index out of range: " + at);
            }
            value = items.values().get(at);
        }
        return value;
    }

    private static Value slice(List<Value> arguments) {
        var text = text("slice", arguments, 0);
        int from = arguments.size() > 1 ? number(arguments, 1) : 0;
        int to = arguments.size() > 2 ? number(arguments, 2) : text.length();
        if (from > to || to > text.length()) {
            throw new IllegalArgumentException("index out of range: " + to);
        }
        return Value.of(text.substring(from, to));
    }

    /// A space between two that are no texts.
    private static String print(List<Value> arguments) {
        var out = new StringBuilder();
        Value before = null;
        for (var value : arguments) {
            if (before != null && !(before instanceof Value.Text) && !(value instanceof Value.Text)) {
                out.append(' ');
            }
            out.append(GoText.of(value));
            before = value;
        }
        return out.toString();
    }
}
