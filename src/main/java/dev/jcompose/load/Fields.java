package dev.jcompose.load;

import dev.jcompose.model.KeyPath;
import dev.jcompose.model.Origin;
import dev.jcompose.model.Value;
import dev.jcompose.yaml.Node;
import dev.jcompose.yaml.ScalarKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The entries of a mapping, read by the type that a field wants. A value that is not of that type is a problem and
/// reads as if it were not there.
final class Fields {
    private static final Pattern NAMED = Pattern.compile("^(\\w+)(?:\\.([^.\\[]+)|\\[\"([^\"]*)\"])");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9]+");

    private final Node.@Nullable Mapping node;
    private final String path;
    private final Problems problems;

    Fields(@Nullable Node node, String path, Problems problems) {
        this.node = node instanceof Node.Mapping mapping ? mapping : null;
        this.path = path;
        this.problems = problems;
    }

    String path() {
        return path;
    }

    Problems problems() {
        return problems;
    }

    boolean has(String key) {
        return node != null && node.entries().containsKey(key);
    }

    @Nullable Origin place(String key) {
        return node != null && has(key) ? node.entries().get(key).place() : node == null ? null : node.origin();
    }

    @Nullable Origin origin() {
        return node == null ? null : node.origin();
    }

    private Optional<Node.Scalar> scalar(String key) {
        return node != null && node.get(key) instanceof Node.Scalar scalar && !scalar.isNull() ? Optional.of(scalar) : Optional.empty();
    }

    private <T> @Nullable T read(String key, Function<Node.Scalar, Optional<T>> reader, Function<String, String> complaint, @Nullable String remedy) {
        var scalar = scalar(key);
        if (scalar.isEmpty()) {
            return null;
        }
        var value = scalar.get().mark() == Node.Mark.RESET ? Optional.<T>empty() : reader.apply(scalar.get());
        if (value.isEmpty()) {
            problems.add(scalar.get().origin(), KeyPath.of(path, key), complaint.apply(scalar.get().text()), remedy);
        }
        return value.orElse(null);
    }

    @Nullable String text(String key) {
        return scalar(key).map(Scalars::render).orElse(null);
    }

    /// As [#text], but empty counts as absent.
    @Nullable String word(String key) {
        var text = text(key);
        return text == null || text.isEmpty() ? null : text;
    }

    @Nullable Boolean flag(String key) {
        return read(key, this::bool, text -> castError(key, "invalid boolean: " + text), "write true or false");
    }

    boolean isTrue(String key) {
        return Boolean.TRUE.equals(flag(key));
    }

    private Optional<Boolean> bool(Node.Scalar scalar) {
        var word = scalar.text().toLowerCase(Locale.ROOT);
        return switch (word) {
            case "true", "false" -> Optional.of(word.equals("true"));
            case "y", "yes", "on", "n", "no", "off" -> {
                boolean value = word.startsWith("y") || word.equals("on");
                problems.warn(scalar.origin(), "\"%s\" for boolean is not supported by YAML 1.2, please use `%s`".formatted(scalar.text(), value));
                yield Optional.of(value);
            }
            default -> Optional.empty();
        };
    }

    @Nullable Integer whole(String key) {
        var number = read(key, Fields::integer, text -> castError(key, "strconv.Atoi: parsing \"%s\": invalid syntax".formatted(text)),
                "write a whole number");
        if (number != null && number != number.intValue()) {
            problems.add(place(key), KeyPath.of(path, key), castError(key, "strconv.Atoi: parsing \"%d\": value out of range".formatted(number)));
            return null;
        }
        return number == null ? null : number.intValue();
    }

    /// As [#whole], in a field where Docker Compose complains only when it decodes the file.
    @Nullable Long number(String key) {
        return read(key, Fields::integer, text -> decodeError(key, "strconv.ParseInt: parsing \"%s\": invalid syntax".formatted(text)),
                "write a whole number");
    }

    /// As [#number], in a field that Docker Compose casts as it replaces variables, and complains of then.
    @Nullable Long castNumber(String key) {
        return read(key, Fields::integer, text -> castError(key, "strconv.ParseInt: parsing \"%s\": invalid syntax".formatted(text)),
                "write a whole number");
    }

    /// A number that is not below 0.
    ///
    /// @param bits how many Docker Compose has for it: it says so
    @Nullable Long unsigned(String key, int bits) {
        return unsigned(key, bits, number(key));
    }

    /// As [#unsigned], in a field that Docker Compose casts as it replaces variables, and complains of then.
    @Nullable Long castUnsigned(String key) {
        return unsigned(key, 64, limit(key));
    }

    private @Nullable Long unsigned(String key, int bits, @Nullable Long number) {
        if (number != null && number < 0) {
            problems.add(place(key), KeyPath.of(path, key), decodeError(key, "cannot parse value as 'uint%d': %d overflows uint".formatted(bits, number)));
            return null;
        }
        return number;
    }

    /// How many devices; -1 for `all`.
    @Nullable Long count(String key) {
        return read(key, scalar -> scalar.text().equalsIgnoreCase("all") ? Optional.of(-1L) : integer(scalar),
                text -> decodeError(key, "invalid value \"%s\", the only value allowed is 'all' or a number".formatted(text)), null);
    }

    @Nullable Long limit(String key) {
        return read(key, Fields::integer, text -> castError(key, "strconv.Atoi: parsing \"%s\": invalid syntax".formatted(text)),
                "write a whole number");
    }

    /// File mode bits: a number as YAML writes it, or octal digits as text.
    @Nullable Integer mode(String key) {
        var mode = read(key, scalar -> {
            if (scalar.kind() == ScalarKind.INT) {
                return integer(scalar);
            }
            return scalar.text().matches("0?[0-7]{1,10}") ? Optional.of(Long.parseLong(scalar.text(), 8)) : Optional.empty();
        }, text -> decodeError(key, "strconv.ParseInt: parsing \"%s\": invalid syntax".formatted(text)), "write octal digits, for example \"0440\"");
        return mode == null ? null : mode.intValue();
    }

    @Nullable Float fraction(String key) {
        return read(key, Fields::real, text -> decodeError(key, "strconv.ParseFloat: parsing \"%s\": invalid syntax".formatted(text)),
                "write a number, for example 0.5");
    }

    /// As [#fraction], in a field that Docker Compose casts as it replaces variables, and complains of then.
    @Nullable Float castFraction(String key) {
        return read(key, Fields::real, text -> castError(key, "strconv.ParseFloat: parsing \"%s\": invalid syntax".formatted(text)),
                "write a number, for example 0.5");
    }

    private static Optional<Float> real(Node.Scalar scalar) {
        try {
            return Optional.of(Float.parseFloat(Scalars.render(scalar))).filter(Float::isFinite);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /// A whole number may be negative (`memswap_limit: -1`), a text may not.
    @Nullable Long bytes(String key) {
        return read(key, scalar -> scalar.kind() == ScalarKind.INT ? integer(scalar) : Units.bytes(Scalars.render(scalar)), text -> decodeError(key, Units.badSize(text)),
                "write a number and a unit, for example 64m or 1.5g");
    }

    @Nullable Duration duration(String key) {
        return read(key, scalar -> Units.duration(scalar.text()), text -> decodeError(key, Units.badDuration(text)),
                "write a number and a unit, for example 30s or 1m30s");
    }

    private static Optional<Long> integer(Node.Scalar scalar) {
        try {
            return switch (scalar.kind()) {
                case INT -> Optional.of(Scalars.integer(scalar.text()).longValueExact());
                case FLOAT -> Optional.of((long) Double.parseDouble(scalar.text()));
                default -> DECIMAL.matcher(scalar.text()).matches() ? Optional.of(Long.parseLong(scalar.text())) : Optional.empty();
            };
        } catch (ArithmeticException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /// The texts of a list, null when it is absent.
    @Nullable List<String> textsOrNull(String key) {
        return node != null && node.get(key) instanceof Node.Sequence sequence ? sequence.items().stream().map(Keys::text).toList() : null;
    }

    /// The texts of a list, empty when it is absent.
    List<String> texts(String key) {
        var texts = textsOrNull(key);
        return texts == null ? List.of() : texts;
    }

    /// The mappings of a list.
    List<Fields> items(String key) {
        var items = new ArrayList<Fields>();
        if (node != null && node.get(key) instanceof Node.Sequence sequence) {
            for (int i = 0; i < sequence.items().size(); i++) {
                items.add(new Fields(sequence.items().get(i), "%s.%s[%d]".formatted(path, key, i), problems));
            }
        }
        return items;
    }

    Fields inside(String key) {
        return new Fields(node == null ? null : node.get(key), KeyPath.of(path, key), problems);
    }

    List<String> keys() {
        return node == null ? List.of() : List.copyOf(node.entries().keySet());
    }

    /// The scalars of a mapping by key, sorted; a null value stays null.
    SequencedMap<String, @Nullable String> nullables(String key) {
        var sorted = new TreeMap<String, @Nullable String>();
        if (node != null && node.get(key) instanceof Node.Mapping mapping) {
            mapping.entries().forEach((name, entry) -> {
                if (entry.value() instanceof Node.Scalar scalar) {
                    sorted.put(name, scalar.isNull() ? null : Scalars.render(scalar));
                }
            });
        }
        return sorted;
    }

    /// The scalars of a mapping by key, sorted; null becomes empty.
    SequencedMap<String, String> entries(String key) {
        var filled = new LinkedHashMap<String, String>();
        nullables(key).forEach((name, text) -> filled.put(name, text == null ? "" : text));
        return filled;
    }

    /// The `x-` entries.
    Value.Mapping extensions() {
        var values = new LinkedHashMap<String, Value>();
        if (node != null) {
            node.entries().forEach((key, entry) -> {
                if (key.startsWith("x-")) {
                    values.put(key, Scalars.value(entry.value()));
                }
            });
        }
        return values.isEmpty() ? Value.Mapping.EMPTY : new Value.Mapping(values);
    }

    private String castError(String key, String reason) {
        return "error while interpolating %s.%s: failed to cast to expected type: %s".formatted(indexless(path), key, reason);
    }

    private String decodeError(String key, String reason) {
        return "'%s.%s' %s".formatted(decodePath(path), key, reason);
    }

    private static String indexless(String path) {
        return path.replaceAll("\\[\\d+]", ".[]");
    }

    /// `services.web.volumes[0]` as Docker Compose writes it in decoding errors: `services[web].volumes[0]`.
    static String decodePath(String path) {
        return KeyPath.bare(NAMED.matcher(path).replaceFirst("$1[$2$3]"));
    }
}
