package dev.jcompose.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Finds what looks like a secret (kinds and their names: Docker Compose 2.40).
enum Detector {
    AWS_KEY("AWS Client ID", "\\b(?:A3T[A-Z0-9]|AKIA|AGPA|AIDA|AROA|AIPA|ANPA|ANVA|ASIA)[A-Z0-9]{12,}\\b"),
    GITHUB("Github authentication", "\\bgh[pousr]_[A-Za-z0-9_]{36,}"),
    JWT("JSON Web Token", "\\beyJ[\\w-]+\\.eyJ[\\w-]+\\.[\\w-]+"),
    KEYWORD("Keyword Detector", "[^\\s$]{8,}"),
    PRIVATE_KEY("Private Key", "-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----"),
    URL("URL with password", "\\b[a-z][a-z0-9+.-]*://[^\\s/:@]*:[^\\s/@$]+@");

    private static final Pattern KEYWORDS = Pattern.compile("(?:.*[_.-])?(?:password|passwd|pass|pwd|secret|token|api_?key|private_?key)");

    private final String title;
    private final Pattern pattern;

    Detector(String title, String pattern) {
        this.title = title;
        this.pattern = Pattern.compile(pattern);
    }

    /// Something found.
    ///
    /// @param key where; may be empty
    record Finding(Detector detector, String key, String value) {

        @Override
        public String toString() {
            return detector.title + "\n\"" + key + "\": " + value + "\n";
        }
    }

    /// @param key   a path in a Compose file, or a variable's name; may be empty
    static List<Finding> in(String key, String value) {
        var findings = new ArrayList<Finding>();
        for (var detector : values()) {
            if (detector.finds(key.substring(key.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT), value)) {
                findings.add(new Finding(detector, key, value));
            }
        }
        return findings;
    }

    private boolean finds(String key, String value) {
        return this == KEYWORD ? KEYWORDS.matcher(key).matches() && pattern.matcher(value).matches() : pattern.matcher(value).find();
    }
}
