import java.util.ArrayList;
import java.util.List;

/// What one list of lines has and the other has not, in order: `-` only the first, `+` only the second, `~` an error that the second tells
/// in the first's words and says more around them.
final class Difference {

    private Difference() {}

    /// Along the longest common subsequence.
    static List<String> between(List<String> first, List<String> second) {
        var common = new int[first.size() + 1][second.size() + 1];
        for (int i = first.size() - 1; i >= 0; i--) {
            for (int j = second.size() - 1; j >= 0; j--) {
                common[i][j] = first.get(i).equals(second.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        var differences = new ArrayList<String>();
        int i = 0;
        int j = 0;
        while (i < first.size() || j < second.size()) {
            if (i < first.size() && j < second.size() && first.get(i).equals(second.get(j))) {
                i++;
                j++;
            } else if (j == second.size() || i < first.size() && common[i + 1][j] >= common[i][j + 1]) {
                differences.add("- " + first.get(i++));
            } else {
                differences.add("+ " + second.get(j++));
            }
        }
        return withLongerErrors(differences);
    }

    private static List<String> withLongerErrors(List<String> differences) {
        var merged = new ArrayList<>(differences);
        for (var told : differences) {
            if (!told.startsWith("- err: ") || told.length() == "- err: ".length()) {
                continue;
            }
            var words = told.substring("- err: ".length());
            merged.stream().filter(other -> other.startsWith("+ err: ") && other.length() > told.length() && other.contains(words)).findFirst()
                    .ifPresent(longer -> {
                        merged.set(merged.indexOf(told), "~" + longer.substring(1));
                        merged.remove(longer);
                    });
        }
        return merged;
    }
}
