package dev.jcompose.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Keeps `docs/compose-attributes.md` equal to what the loader's tables say. With `-Dpages.write=true` it writes the page anew.
class AttributesPageTest {
    private static final Path PAGE = Path.of("docs/compose-attributes.md");
    private static final Set<String> NEWER = Set.of("services.*.pre_start", "services.*.build.no_cache_filter");
    private static final Map<MergeRule, String> MERGING = Map.of(
            MergeRule.REPLACE, "replaced, also by nothing",
            MergeRule.ENTRIES, "by key, each value replaced",
            MergeRule.DISTINCT, "appended without repetitions",
            MergeRule.LOGGING, "by key while the driver is the same, else replaced",
            MergeRule.POOLS, "pools of the same subnet merged");

    @Test
    void pageIsWhatTheTablesSay() throws IOException {
        var page = page();
        if (Boolean.getBoolean("pages.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).as("run this test with -Dpages.write=true and commit the page").isEqualTo(page);
    }

    private static String page() {
        var sections = new LinkedHashMap<String, Map<String, Row>>();
        var rows = Schema.rows().toList();
        var paths = new TreeMap<String, Row>();
        rows.forEach(row -> paths.put(row.path(), row));
        for (var top : List.of("services", "networks", "volumes", "configs", "secrets", "models")) {
            sections.put(top, new TreeMap<>());
        }
        var others = new TreeMap<String, Row>();
        paths.forEach((path, row) -> sections.getOrDefault(path.split("[.]", 2)[0], others).put(path, row));
        long services = paths.keySet().stream().filter(path -> path.matches("services\\.\\*\\.[a-z_]+")).count();

        var page = new StringBuilder("""
                # What of the Compose Specification jcompose reads

                Made from the tables that the loader works by; a test fails when it is not what they say. %d attributes of a service, %d paths in
                all, none of them refused as unsupported. `*` stands for a name of yours, `[]` for an item of a list; the paths are those of the
                long forms.

                - **Takes**: the kinds of value, by Docker Compose's own words where it complains. *short* marks attributes that can be written in a
                  shorter way as well.
                - **Over an earlier file**: what becomes of it when a later file (or the service that extends) has it, too.
                - **Then**: *path* is made absolute; *distinct*: equal items are a mistake; *needs* names the keys that must be there; *shown*: read,
                  checked, printed and, where Docker Compose does so, part of the configuration hash, but nothing that runs on one machine is
                  told of it (as with Docker Compose). Everything else is passed on to the engine or the builder, or decides what jcompose does;
                  what the engine at hand is too old for is refused with the version it takes.

                """.formatted(services, paths.size()));
        section(page, "The file", others);
        sections.forEach((top, inside) -> section(page, "`" + top + "`", inside));
        return page.toString().stripTrailing() + "\n";
    }

    private static void section(StringBuilder page, String title, Map<String, Row> rows) {
        page.append("## ").append(title).append("\n\n| attribute | takes | over an earlier file | then |\n|---|---|---|---|\n");
        rows.forEach((path, row) -> page.append("| `%s` | %s | %s | %s |\n".formatted(path, takes(row), merging(row), then(row, rows))));
        page.append('\n');
    }

    private static String takes(Row row) {
        return kinds(row.shape()) + (row.shortForm() == null ? "" : ", *short*");
    }

    private static String kinds(Shape shape) {
        return switch (shape) {
            case TEXT_OR_LIST -> "a string or array";
            case TEXT_OR_MAPPING -> "a string or mapping";
            case COMMAND -> "a null, string or array";
            case WHOLE_OR_MAPPING -> "a integer, string or mapping";
            case WHOLE_IN_RANGE -> "a integer in range, or string";
            case KEY_VALUES, NAMES -> "a mapping or array";
            case PORT -> "a number, string or mapping";
            case NULL_OR_MAPPING -> "a mapping or null";
            case OPTION_VALUES -> "a boolean, number, string or array";
            default -> shape.wording();
        };
    }

    private static String merging(Row row) {
        if (row.merge() != null) {
            return MERGING.getOrDefault(row.merge(), "appended, one of a kind");
        }
        return switch (row.shape()) {
            case LIST, TEXT_OR_LIST -> "appended";
            case MAPPING, MAPPING_OR_NULL, NULL_OR_MAPPING, NAMES, KEY_VALUES -> "by key";
            case TEXT_OR_MAPPING -> row.path().endsWith("[]") ? "" : "by key";
            default -> row.path().endsWith("[]") ? "" : "replaced";
        };
    }

    private static String then(Row row, Map<String, Row> rows) {
        var notes = new ArrayList<String>();
        if (row.paths() != null) {
            notes.add("*path*");
        }
        if (row.itemsDistinct()) {
            notes.add("*distinct*");
        }
        if (!row.required().isEmpty()) {
            notes.add("*needs* " + String.join(", ", row.required()));
        }
        if (within(row.path()).map(rows::get).anyMatch(above -> above != null && above.shownOnly())) {
            notes.add(row.path().startsWith("services.*.develop") ? "*shown*; for `watch`, a command that is still to come" : "*shown*");
        }
        if (NEWER.stream().anyMatch(newer -> row.path().startsWith(newer))) {
            notes.add("newer than Docker Compose 2.40");
        }
        return String.join("; ", notes);
    }

    /// A path and everything above it.
    private static Stream<String> within(String path) {
        return Stream.iterate(path, at -> !at.isEmpty(), at -> at.endsWith("[]") ? at.substring(0, at.length() - 2)
                : at.substring(0, Math.max(0, at.lastIndexOf('.'))));
    }
}
