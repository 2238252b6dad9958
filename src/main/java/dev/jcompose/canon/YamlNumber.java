package dev.jcompose.canon;

import java.math.BigDecimal;

/// Numbers the way Go's yaml.v3 prints them: `1.5`, `1e+06`, `1.234567e+06`.
final class YamlNumber {

    private static final int SMALLEST_EXPONENT = -4;
    private static final int EXPONENT_FROM = 6;

    private YamlNumber() {}

    /// A number without a fraction or exponent is an integer and prints as it is.
    static String text(BigDecimal number) {
        if (number.scale() == 0 && number.toBigInteger().bitLength() <= Long.SIZE) {
            return number.toPlainString();
        }
        if (number.signum() == 0) {
            return "0";
        }
        var shortest = new BigDecimal(Double.toString(number.doubleValue())).stripTrailingZeros();
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (exponent >= SMALLEST_EXPONENT && exponent < EXPONENT_FROM) {
            return shortest.toPlainString();
        }
        var digits = shortest.unscaledValue().abs().toString();
        var fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        return (shortest.signum() < 0 ? "-" : "") + digits.charAt(0) + fraction
                + (exponent < 0 ? "e-" : "e+") + "%02d".formatted(Math.abs(exponent));
    }
}
