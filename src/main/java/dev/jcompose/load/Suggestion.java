package dev.jcompose.load;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Guesses which known word was meant.
public final class Suggestion {
    /// Words longer than that are no slips of the finger.
    private static final int LONGEST = 100;
    private static final Pattern QUOTED = Pattern.compile("'([^']*)'");

    private Suggestion() {}

    /// `did you mean "db"?` for the nearest of the known words, null when none is near.
    public static @Nullable String of(String word, Collection<String> known) {
        return nearest(word, known).map("did you mean \"%s\"?"::formatted).orElse(null);
    }

    /// The same, among the words that a complaint about a value names as the right ones.
    static @Nullable String among(String word, String complaint) {
        return of(word, words(complaint));
    }

    private static List<String> words(String complaint) {
        int listed = complaint.indexOf("must be one of ");
        if (listed >= 0) {
            return QUOTED.matcher(complaint.substring(listed)).results().map(match -> match.group(1)).toList();
        }
        int pattern = complaint.indexOf(" does not match pattern '");
        return pattern < 0 ? List.of() : Stream.of(complaint.substring(pattern + 25).split("[|']"))
                .filter(alternative -> alternative.matches("\\w{2,}")).toList();
    }

    static Optional<String> nearest(String word, Collection<String> known) {
        if (word.length() > LONGEST) {
            return Optional.empty();
        }
        int limit = word.length() < 2 ? 0 : word.length() < 5 ? 1 : 2;
        var plain = plain(word);
        record Near(String word, int distance) {}
        return known.stream()
                .filter(candidate -> !candidate.equals(word) && Math.abs(candidate.length() - word.length()) <= Math.max(limit, 3))
                .map(candidate -> new Near(candidate, plain(candidate).equals(plain) ? 0 : distance(word, candidate, limit)))
                .filter(near -> near.distance <= limit)
                .min(Comparator.comparingInt(Near::distance).thenComparing(Near::word))
                .map(Near::word);
    }

    /// Without what is easily mistaken: case, and whether words are joined by `-`, `_`, `.` or nothing.
    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "").replace(".", "");
    }

    private static int distance(String a, String b, int limit) {
        return Math.abs(a.length() - b.length()) > limit ? limit + 1 : distance(a, b);
    }

    /// Edits (insert, delete, replace, swap of neighbours) that turn one word into the other.
    static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                cost[i][j] = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + same);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
