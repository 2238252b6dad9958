package dev.jcompose.copy;

import java.util.Locale;
import java.util.regex.Pattern;

/// What copies may be called: what a project's name may go on with.
public final class CopyNames {

    private static final Pattern VALID = Pattern.compile("[a-z0-9][a-z0-9_-]*");
    /// Longer ones would make names that engines and file systems refuse: an image's tag has 128 characters at most.
    private static final int LONGEST = 63;
    private static final int HASH = 8;

    private CopyNames() {}

    /// A name that somebody chose.
    ///
    /// @throws CopyException when it is none
    public static String checked(String name) {
        if (!VALID.matcher(name).matches() || name.length() > LONGEST) {
            var normalised = normalised(name);
            throw new CopyException(null, "invalid name of a copy \"" + name + "\": it must consist of at most " + LONGEST
                    + " lowercase letters, digits, hyphens and underscores, and begin with a letter or digit"
                    + (normalised.isEmpty() ? "" : "; for example \"" + normalised + "\""));
        }
        return name;
    }

    /// A name made of a branch's: `feature/Log-In` is `feature-log-in`. One that is too long ends with a hash of the whole. Empty when
    /// nothing of it can be in a name.
    public static String normalised(String text) {
        var name = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]+", "-").replaceAll("^[_-]+|-+$", "");
        return name.length() <= LONGEST ? name
                : name.substring(0, LONGEST - HASH - 1).replaceAll("[_-]+$", "") + "-" + Stable.hex(HASH, text);
    }
}
