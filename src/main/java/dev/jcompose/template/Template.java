package dev.jcompose.template;

import dev.jcompose.model.Value;
import java.util.List;
import java.util.Map;

/// A text with places to be filled in, as `--format` takes it: `{{.Name}}: {{upper .State}}`.
public final class Template {

    private final Source source;
    private final List<Node> nodes;

    private Template(Source source, List<Node> nodes) {
        this.source = source;
        this.nodes = nodes;
    }

    /// @throws TemplateException when it cannot be read
    public static Template parse(String text) {
        var source = new Source(text);
        return new Template(source, new Reader(source, Functions.NAMES).read());
    }

    /// @throws TemplateException when it asks for what the subject does not have
    public String fill(Subject subject) {
        return new Filling(source, subject, null).fill(nodes);
    }

    /// The line above a table whose rows are made by this template: a heading where a row has a field. A field that has none is
    /// `<no value>`, and functions that change texts leave headings alone.
    public String heading(Map<String, String> headings) {
        return new Filling(source, new Subject("", Value.Mapping.EMPTY, Map.of()), headings).fill(nodes);
    }
}
