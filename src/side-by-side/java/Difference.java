import java.util.ArrayList;
import java.util.List;

/// What one list of lines has and the other has not, in order: `-` only the first, `+` only the second.
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
        return differences;
    }
}
