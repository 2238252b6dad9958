package dev.jcompose.canon;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a text would be read as if it stood in YAML without quotes.
final class PlainReading {

    private static final Set<String> WORDS = Set.of(
            "", "~", "null", "Null", "NULL", "true", "True", "TRUE", "false", "False", "FALSE",
            ".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF",
            "y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "n", "N", "no", "No", "NO", "off", "Off", "OFF");

    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern PREFIXED = Pattern.compile("([-+]?)0(?:[xX]([0-9a-fA-F]+)|[oO]([0-7]+)|[bB]([01]+))");
    private static final Pattern STRAY_UNDERLINE = Pattern.compile("(?<![0-9])_|_(?![0-9])");
    private static final Pattern SEXAGESIMAL = Pattern.compile("[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9_]*)?");
    private static final Pattern TIMESTAMP = Pattern.compile("([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"
            + "(?:(?:[Tt ](?<hour>[0-9]{1,2}):(?<minute>[0-9]{1,2}):(?<second>[0-9]{1,2})(?:[.,][0-9]+)?)(?<zone>Z|[-+][0-9]{2}:[0-9]{2})?)?");

    private PlainReading() {}

    /// Whether it would be read as a number, a boolean, a timestamp or null, by YAML 1.1 or 1.2.
    static boolean isOtherThanText(String text) {
        return WORDS.contains(text) || startsLikeNumber(text)
                && (isNumber(text) || SEXAGESIMAL.matcher(text).matches() || isTimestamp(text));
    }

    private static boolean startsLikeNumber(String text) {
        char first = text.charAt(0);
        return first >= '0' && first <= '9' || first == '+' || first == '-' || first == '.';
    }

    /// Underlines count as nothing, but behind a leading point only between digits.
    private static boolean isNumber(String text) {
        if (text.startsWith(".") && STRAY_UNDERLINE.matcher(text).find()) {
            return false;
        }
        var digits = text.replace("_", "");
        if (DECIMAL.matcher(digits).matches()) {
            return !Double.isInfinite(Double.parseDouble(digits));
        }
        var prefixed = PREFIXED.matcher(digits);
        return prefixed.matches() && magnitude(prefixed).bitLength() <= (prefixed.group(1).isEmpty() ? Long.SIZE : Long.SIZE - 1);
    }

    private static BigInteger magnitude(Matcher prefixed) {
        if (prefixed.group(2) != null) {
            return new BigInteger(prefixed.group(2), 16);
        }
        return prefixed.group(3) != null ? new BigInteger(prefixed.group(3), 8) : new BigInteger(prefixed.group(4), 2);
    }

    /// With a `T` a zone is needed, with a space there is none.
    private static boolean isTimestamp(String text) {
        var at = TIMESTAMP.matcher(text);
        if (!at.matches() || at.group("hour") != null && (at.group("zone") == null) != text.contains(" ")) {
            return false;
        }
        try {
            LocalDate.of(number(at.group(1)), number(at.group(2)), number(at.group(3)));
        } catch (DateTimeException e) {
            return false;
        }
        return at.group("hour") == null
                || number(at.group("hour")) < 24 && number(at.group("minute")) < 60 && number(at.group("second")) < 60;
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
