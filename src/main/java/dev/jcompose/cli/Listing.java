package dev.jcompose.cli;

import dev.jcompose.console.Columns;
import dev.jcompose.model.Json;
import dev.jcompose.template.Subject;
import dev.jcompose.template.Template;
import dev.jcompose.template.TemplateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Rows as `--format` wants them: `table`, `table TEMPLATE`, `json`, `raw` or a template.
///
/// @param table    the template of a row of the usual table, its columns parted by tabs
/// @param raw      that of `raw`; empty where the word is a template as any other
/// @param headings by field
record Listing(String table, String raw, Map<String, String> headings) {

    private static final String TABLE = "table";
    private static final int LEAST = 10;
    private static final int GAP = 3;

    /// Each line with its end.
    ///
    /// @throws Failure when the template cannot be used
    String text(String format, List<Subject> rows) {
        if (format.equals("json")) {
            return String.join("", rows.stream().map(row -> Json.compact(row.fields()) + "\n").toList());
        }
        boolean isTable = format.startsWith(TABLE);
        var text = format.equals(TABLE) ? table : isTable ? format.substring(TABLE.length())
                : format.equals("raw") && !raw.isEmpty() ? raw : format;
        try {
            var template = Template.parse(text.replaceAll("^ +| +$", "").replace("\\t", "\t").replace("\\n", "\n"));
            var lines = new ArrayList<String>();
            rows.forEach(row -> lines.addAll(List.of(template.fill(row).split("\n", -1))));
            if (isTable) {
                lines.addFirst(template.heading(headings));
                return Columns.text(lines, LEAST, GAP);
            }
            return String.join("", lines.stream().map(line -> line + "\n").toList());
        } catch (TemplateException e) {
            throw new Failure("template parsing error: " + e.getMessage());
        }
    }
}
