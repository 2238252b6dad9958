package dev.jcompose.yaml;

import java.util.Set;
import java.util.regex.Pattern;

/// What an unquoted scalar stands for: YAML 1.2's core schema, with Go's integer prefixes and underscores,
/// because that is what Docker Compose's parser accepts. `yes`, `on` and dates stay text.
public enum ScalarKind {
    NULL,
    BOOL,
    INT,
    FLOAT,
    STRING;

    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> BOOLS = Set.of("true", "True", "TRUE", "false", "False", "FALSE");
    private static final Set<String> SPECIAL = Set.of(".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF",
            "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF");
    private static final Pattern INTEGER = Pattern.compile(
            "[-+]?(0|0[0-7][0-7_]*|[1-9][0-9_]*|0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+)");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\.[0-9]+|[0-9][0-9_]*(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

    /// The most characters that a null or a truth value has.
    private static final int LONGEST_WORD = 5;

    static ScalarKind of(String text) {
        if (text.length() <= LONGEST_WORD) {
            if (NULLS.contains(text)) {
                return NULL;
            }
            if (BOOLS.contains(text)) {
                return BOOL;
            }
        }
        char first = text.charAt(0);
        if (first >= '0' && first <= '9' || first == '-' || first == '+' || first == '.') {
            if (text.length() < 64 && INTEGER.matcher(text).matches()) {
                return INT;
            }
            if (SPECIAL.contains(text) || text.length() < 64 && DECIMAL.matcher(text).matches()) {
                return FLOAT;
            }
        }
        return STRING;
    }
}
