package dev.jcompose.load;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Project names: lower-case letters, digits, `-` and `_`, beginning with a letter or digit.
final class ProjectName {
    private static final Pattern CANONICAL = Pattern.compile("[a-z0-9][a-z0-9_-]*");

    private ProjectName() {}

    static boolean isCanonical(String name) {
        return CANONICAL.matcher(name).matches();
    }

    /// A name from a file or directory made canonical; may come out empty.
    static String normalized(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "").replaceAll("^[_-]+", "");
    }

    /// The name that options or environment ask for; a wrong one is a problem.
    static Optional<String> wanted(LoadOptions options, Environment environment, Problems problems) {
        var given = options.projectName();
        var name = given == null || given.isEmpty() ? environment.get("COMPOSE_PROJECT_NAME") : given;
        if (name == null || name.isEmpty()) {
            return Optional.empty();
        }
        if (!isCanonical(name)) {
            var canonical = normalized(name);
            problems.add(null, "name", ("invalid project name \"%s\": must consist only of lowercase alphanumeric characters, "
                    + "hyphens, and underscores as well as start with a letter or number").formatted(name),
                    canonical.isEmpty() ? null : "for example \"%s\"".formatted(canonical));
        }
        return Optional.of(name);
    }
}
