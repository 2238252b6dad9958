import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Differences that are meant: regular expressions over `CASE: WORDS: - LINE`, each with its reason.
final class KnownDifferences {

    private final Map<Pattern, Integer> uses = new LinkedHashMap<>();

    /// A row is an expression, a tab, a reason; `#` begins a remark.
    static KnownDifferences read(Path file) throws IOException {
        var known = new KnownDifferences();
        for (var row : Files.readAllLines(file)) {
            if (row.isBlank() || row.startsWith("#")) {
                continue;
            }
            var cells = row.split("\t");
            if (cells.length != 2 || cells[1].isBlank()) {
                throw new IllegalArgumentException(file + ": " + row + ": a row is an expression, a tab, the reason");
            }
            known.uses.put(Pattern.compile(cells[0]), 0);
        }
        return known;
    }

    /// Those that no row knows.
    List<String> without(List<String> differences, String title) {
        var rest = new ArrayList<String>();
        for (var difference : differences) {
            boolean known = false;
            for (var use : uses.entrySet()) {
                if (use.getKey().matcher(title + ": " + difference).find()) {
                    use.setValue(use.getValue() + 1);
                    known = true;
                }
            }
            if (!known) {
                rest.add(difference);
            }
        }
        return rest;
    }

    /// Rows that knew nothing, as text for the end of the report.
    String unused() {
        var unused = new StringBuilder();
        uses.forEach((pattern, count) -> {
            if (count == 0) {
                unused.append("\nno difference is as this row says any more: ").append(pattern);
            }
        });
        return unused.toString();
    }
}
