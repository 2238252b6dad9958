package dev.jcompose.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// What a `.dockerignore` keeps out of a build: patterns with `*`, `?`, `**` and `[a-z]`, later ones over earlier ones, `!` letting in again.
/// A rule for a folder holds for all that is in it. (docker-java's own reading lets `!` win whatever comes after it.)
public final class IgnoreRules {

    private record Rule(Pattern pattern, boolean letsIn) {}

    private final List<Rule> rules = new ArrayList<>();

    /// @throws IllegalArgumentException for a pattern that cannot be read
    public static IgnoreRules parse(String text) {
        var result = new IgnoreRules();
        var body = text.startsWith("\uFEFF") ? text.substring(1) : text;
        for (var line : body.split("\\R")) {
            if (line.startsWith("#") || line.isBlank()) {
                continue;
            }
            var pattern = line.strip();
            boolean letsIn = pattern.startsWith("!");
            pattern = clean(letsIn ? pattern.substring(1).strip() : pattern);
            if (!pattern.isEmpty() && !pattern.equals(".")) {
                result.rules.add(new Rule(compile(pattern), letsIn));
            }
        }
        return result;
    }

    private static String clean(String pattern) {
        var parts = new ArrayList<String>();
        for (var part : pattern.split("/")) {
            if (part.equals("..") && !parts.isEmpty()) {
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }

    private static Pattern compile(String pattern) {
        var regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            switch (c) {
                case '*' -> {
                    if (i + 1 < pattern.length() && pattern.charAt(i + 1) == '*') {
                        boolean slash = i + 2 < pattern.length() && pattern.charAt(i + 2) == '/';
                        regex.append(slash ? "(?:.*/)?" : ".*");
                        i += slash ? 2 : 1;
                    } else {
                        regex.append("[^/]*");
                    }
                }
                case '?' -> regex.append("[^/]");
                case '[' -> {
                    int end = pattern.indexOf(']', i + 1);
                    if (end < 0) {
                        throw new IllegalArgumentException("\"" + pattern + "\": a [ without its ]");
                    }
                    regex.append(pattern, i, end + 1);
                    i = end;
                }
                case '\\' -> {
                    i++;
                    regex.append(Pattern.quote(i < pattern.length() ? pattern.substring(i, i + 1) : "\\"));
                }
                default -> regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        try {
            return Pattern.compile(regex.toString(), Pattern.DOTALL);
        } catch (PatternSyntaxException wrong) {
            throw new IllegalArgumentException("\"" + pattern + "\": " + wrong.getDescription(), wrong);
        }
    }

    /// @param path relative to the context, with `/`
    public boolean ignores(String path) {
        boolean ignored = false;
        for (var rule : rules) {
            if (rule.letsIn() == ignored && matches(rule.pattern(), path)) {
                ignored = !rule.letsIn();
            }
        }
        return ignored;
    }

    private static boolean matches(Pattern pattern, String path) {
        if (pattern.matcher(path).matches()) {
            return true;
        }
        for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            if (pattern.matcher(path.substring(0, slash)).matches()) {
                return true;
            }
        }
        return false;
    }

    /// Whether something inside of an ignored folder may be let in again.
    public boolean letsAnythingIn() {
        return rules.stream().anyMatch(Rule::letsIn);
    }
}
