package dev.jcompose.hosts;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a host may be called: labels of letters, digits and hyphens, parted by dots (RFC 1123, section 2.1).
final class HostName {

    private static final int LONGEST_LABEL = 63;
    private static final int LONGEST_NAME = 253;

    private HostName() {}

    /// A name made fit: in lower case, everything else than letters and digits a hyphen, none at the ends of a label.
    ///
    /// @return empty when nothing is left
    static String of(String name) {
        return Stream.of(name.toLowerCase(Locale.ROOT).split("\\."))
                .map(label -> label.replaceAll("[^a-z0-9]", "-").replaceAll("^-+|-+$", ""))
                .filter(label -> !label.isEmpty()).collect(Collectors.joining("."));
    }

    static boolean fits(String name) {
        return name.length() <= LONGEST_NAME && Stream.of(name.split("\\.")).allMatch(label -> label.length() <= LONGEST_LABEL);
    }
}
