package dev.jcompose.load;

import dev.jcompose.model.Value;
import dev.jcompose.yaml.Node;
import dev.jcompose.yaml.ScalarKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;

/// Scalars as text and as plain data.
final class Scalars {
    private static final BigInteger LARGEST = BigInteger.TWO.pow(64);

    private Scalars() {}

    /// The text that a scalar becomes where text is wanted (labels, environment): `0x1F` is `31`, `1.50` is `1.5`, `True`
    /// is `true`, null is empty; what is already text stays as it is.
    static String render(Node.Scalar scalar) {
        return switch (scalar.kind()) {
            case NULL -> "";
            case BOOL -> scalar.text().toLowerCase(Locale.ROOT);
            case INT -> {
                var number = integer(scalar.text());
                yield number.abs().compareTo(LARGEST) < 0 ? number.toString() : goFloat(number.doubleValue());
            }
            case FLOAT -> goFloat(decimal(scalar.text()));
            case STRING -> scalar.text();
        };
    }

    /// An integer as YAML or Go write it: `017`, `0o17`, `0x1F`, `0b1`, `1_000`, with or without sign.
    ///
    /// @throws NumberFormatException when it is none
    static BigInteger integer(String text) {
        var digits = text.replace("_", "");
        boolean negative = digits.startsWith("-");
        if (negative || digits.startsWith("+")) {
            digits = digits.substring(1);
        }
        var lower = digits.toLowerCase(Locale.ROOT);
        var number = lower.startsWith("0x") ? new BigInteger(lower.substring(2), 16)
                : lower.startsWith("0o") ? new BigInteger(lower.substring(2), 8)
                : lower.startsWith("0b") ? new BigInteger(lower.substring(2), 2)
                : lower.length() > 1 && lower.startsWith("0") ? new BigInteger(lower, 8)
                : new BigInteger(lower, 10);
        return negative ? number.negate() : number;
    }

    private static double decimal(String text) {
        var lower = text.toLowerCase(Locale.ROOT).replace("_", "");
        return switch (lower) {
            case ".nan" -> Double.NaN;
            case ".inf", "+.inf" -> Double.POSITIVE_INFINITY;
            case "-.inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(lower);
        };
    }

    /// A number the way Go prints it by default: shortest form, an exponent of at least two digits when it is large or small.
    static String goFloat(double number) {
        if (Double.isNaN(number)) {
            return "NaN";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "+Inf" : "-Inf";
        }
        if (number == 0) {
            return "0";
        }
        var exact = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        int exponent = exact.precision() - exact.scale() - 1;
        if (exponent >= -4 && exponent < 21) {
            return exact.toPlainString();
        }
        var digits = exact.unscaledValue().abs().toString();
        var mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return "%s%se%s%02d".formatted(number < 0 ? "-" : "", mantissa, exponent < 0 ? "-" : "+", Math.abs(exponent));
    }

    /// A tree as plain data, for extensions.
    static Value value(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> value(scalar);
            case Node.Sequence sequence -> {
                var values = new ArrayList<Value>();
                sequence.items().forEach(item -> values.add(value(item)));
                yield new Value.Items(values);
            }
            case Node.Mapping mapping -> {
                var values = new LinkedHashMap<String, Value>();
                mapping.entries().forEach((key, entry) -> values.put(key, value(entry.value())));
                yield new Value.Mapping(values);
            }
        };
    }

    private static Value value(Node.Scalar scalar) {
        return switch (scalar.kind()) {
            case NULL -> Value.Null.NULL;
            case BOOL -> Value.of(scalar.text().equalsIgnoreCase("true"));
            case INT -> Value.of(new BigDecimal(integer(scalar.text())));
            case FLOAT -> {
                double number = decimal(scalar.text());
                yield Double.isFinite(number) ? Value.of(new BigDecimal(scalar.text().replace("_", ""))) : Value.of(goFloat(number));
            }
            case STRING -> Value.of(scalar.text());
        };
    }

    static boolean isText(Node node) {
        return node instanceof Node.Scalar scalar && scalar.kind() == ScalarKind.STRING;
    }
}
