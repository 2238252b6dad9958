package dev.jcompose.load;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Guesses which known word was meant.
public final class Suggestion {

    private Suggestion() {}

    /// `did you mean "db"?` for the nearest of the known words, null when none is near.
    public static @Nullable String of(String word, Collection<String> known) {
        return nearest(word, known).map("did you mean \"%s\"?"::formatted).orElse(null);
    }

    static Optional<String> nearest(String word, Collection<String> known) {
        int limit = word.length() < 5 ? 1 : 2;
        return known.stream()
                .filter(candidate -> !candidate.equals(word) && Math.abs(candidate.length() - word.length()) <= limit)
                .filter(candidate -> distance(word, candidate) <= limit)
                .min(Comparator.<String>comparingInt(candidate -> distance(word, candidate)).thenComparing(Comparator.naturalOrder()));
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
