package dev.jcompose.canon;

import dev.jcompose.model.Value;
import java.nio.charset.StandardCharsets;
import java.util.SequencedMap;

/// Writes a tree as YAML the way Go's yaml.v3 does: two spaces a level unless said otherwise, list items indented, text over several lines in
/// literal blocks.
final class Yaml {

    private static final int STEP = 2;
    private static final int LONGEST_SIMPLE_KEY = 128;

    private final StringBuilder out = new StringBuilder();

    private final int step;

    private Yaml(int step) {
        this.step = step;
    }

    static String write(Value.Mapping document) {
        return write(document, STEP);
    }

    /// @param step spaces a level
    static String write(Value.Mapping document, int step) {
        if (document.isEmpty()) {
            return "{}\n";
        }
        var yaml = new Yaml(step);
        yaml.mapping(document.entries(), 0, "");
        return yaml.out.toString();
    }

    /// @param lead what stands before the first entry in place of its indentation
    private void mapping(SequencedMap<String, Value> entries, int indent, String lead) {
        var before = lead.isEmpty() ? " ".repeat(indent) : lead;
        for (var entry : entries.entrySet()) {
            out.append(before);
            key(entry.getKey(), indent);
            value(entry.getValue(), indent);
            before = " ".repeat(indent);
        }
    }

    private void key(String key, int indent) {
        boolean simple = key.getBytes(StandardCharsets.UTF_8).length <= LONGEST_SIMPLE_KEY && key.indexOf('\n') < 0;
        if (simple) {
            out.append(YamlText.of(key, indent + step)).append(':');
        } else {
            out.append("? ").append(YamlText.of(key, indent + step)).append(newline()).append(" ".repeat(indent)).append(':');
        }
    }

    private void value(Value value, int indent) {
        switch (value) {
            case Value.Mapping mapping when !mapping.isEmpty() -> {
                out.append('\n');
                mapping(mapping.entries(), indent + step, "");
            }
            case Value.Items items when !items.values().isEmpty() -> {
                out.append('\n');
                items(items, indent + step, "");
            }
            default -> out.append(' ').append(scalar(value, indent)).append(newline());
        }
    }

    private void items(Value.Items items, int indent, String lead) {
        var before = lead.isEmpty() ? " ".repeat(indent) : lead;
        for (var item : items.values()) {
            switch (item) {
                case Value.Mapping mapping when !mapping.isEmpty() -> mapping(mapping.entries(), indent + step, before + "- ");
                case Value.Items nested when !nested.values().isEmpty() -> items(nested, indent + step, before + "- ");
                default -> out.append(before).append("- ").append(scalar(item, indent)).append(newline());
            }
            before = " ".repeat(indent);
        }
    }

    /// What stands on one line, or a literal block.
    private String scalar(Value value, int indent) {
        return switch (value) {
            case Value.Null nothing -> "null";
            case Value.Bool bool -> Boolean.toString(bool.value());
            case Value.Number number -> YamlNumber.text(number.value());
            case Value.Text text -> YamlText.of(text.value(), indent + step);
            case Value.Items none -> "[]";
            case Value.Mapping none -> "{}";
        };
    }

    /// A literal block may have ended its line already.
    private String newline() {
        return out.charAt(out.length() - 1) == '\n' ? "" : "\n";
    }
}
