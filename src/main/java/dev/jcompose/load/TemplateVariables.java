package dev.jcompose.load;

import dev.jcompose.model.TemplateVariable;
import dev.jcompose.model.Value;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Finds the variables in a tree, those inside default and alternate values too; of a message for a missing value none. What is no
/// template is passed over.
final class TemplateVariables {
    private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\$|([_A-Za-z][_A-Za-z0-9]*)|\\{([_A-Za-z][_A-Za-z0-9]*)(?:(:?[-+?])(.*))?\\})");

    private final SequencedMap<String, TemplateVariable> found = new TreeMap<>();

    private TemplateVariables() {}

    /// By name, sorted. Where a variable stands several times, the first place counts that says more than its name; of a list the last.
    static List<TemplateVariable> of(Value tree) {
        var variables = new TemplateVariables();
        variables.walk(tree);
        return List.copyOf(variables.found.values());
    }

    private void walk(Value value) {
        switch (value) {
            case Value.Text text -> scan(text.value());
            case Value.Items items -> walk(items);
            case Value.Mapping mapping -> mapping.entries().values().forEach(this::walk);
            case Value.Null nothing -> { }
            case Value.Bool bool -> { }
            case Value.Number number -> { }
        }
    }

    /// Of a list the last text counts, as with Docker Compose.
    private void walk(Value.Items items) {
        var last = new TreeMap<String, TemplateVariable>();
        for (var item : items.values()) {
            if (item instanceof Value.Text text) {
                var inItem = new TemplateVariables();
                inItem.scan(text.value());
                last.putAll(inItem.found);
            } else {
                walk(item);
            }
        }
        last.values().forEach(this::add);
    }

    private void scan(String text) {
        var matcher = VARIABLE.matcher(text);
        int at = 0;
        while (matcher.find(at)) {
            at = matcher.end();
            if (matcher.group(1) != null) {
                add(new TemplateVariable(matcher.group(1), "", "", false));
            } else if (matcher.group(2) != null) {
                at = closingBrace(text, matcher.start(2)) + 1;
                var operator = matcher.group(3) == null ? "" : matcher.group(3);
                // An expression ends at its own brace, the match at the line's last one.
                boolean bare = operator.isEmpty() || matcher.start(3) >= at;
                var word = bare ? "" : text.substring(matcher.start(4), at - 1);
                add(new TemplateVariable(matcher.group(2), operator.endsWith("-") ? word : "", operator.endsWith("+") ? word : "",
                        !bare && operator.endsWith("?")));
                if (!operator.endsWith("?")) {
                    scan(word);
                }
            }
        }
    }

    private void add(TemplateVariable variable) {
        found.merge(variable.name(), variable, (first, other) -> first.saysMore() ? first : other);
    }

    private static int closingBrace(String text, int from) {
        int open = 1;
        for (int i = from; i < text.length(); i++) {
            open += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
            if (open == 0) {
                return i;
            }
        }
        return text.length() - 1;
    }
}
