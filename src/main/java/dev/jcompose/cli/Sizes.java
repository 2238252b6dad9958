package dev.jcompose.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Numbers of bytes as docker's clients show them.
final class Sizes {

    private static final String[] DECIMAL = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};
    private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    private Sizes() {}

    /// In thousands, with three digits: `1.98MB`
    static String decimal(long bytes) {
        return text(bytes, 1000, DECIMAL, 3);
    }

    /// In 1024s, with four digits: `23.54GiB`
    static String binary(long bytes) {
        return text(bytes, 1024, BINARY, 4);
    }

    private static String text(long bytes, int base, String[] units, int digits) {
        double size = bytes;
        int unit = 0;
        while (size >= base && unit < units.length - 1) {
            size /= base;
            unit++;
        }
        var rounded = new BigDecimal(size).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        return (rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString()) + units[unit];
    }
}
