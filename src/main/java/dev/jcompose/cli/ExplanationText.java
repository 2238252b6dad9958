package dev.jcompose.cli;

import dev.jcompose.load.Explanation;
import dev.jcompose.model.Origin;
import dev.jcompose.model.Value;
import org.jspecify.annotations.Nullable;

/// An explanation to read, and as JSON.
final class ExplanationText {

    private ExplanationText() {}

    /// Ends with a newline.
    static String of(Explanation explanation) {
        var text = new StringBuilder(explanation.path());
        if (explanation.value() != null) {
            text.append(": ").append(explanation.value());
        }
        text.append('\n');
        if (explanation.said().isEmpty()) {
            text.append("  no file says it: it is a default, or follows from something else\n");
        }
        for (int i = 0; i < explanation.said().size(); i++) {
            said(text, i == 0 ? "set at " : "over   ", explanation.said().get(i), i > 0);
        }
        int width = explanation.parts().stream().mapToInt(part -> part.key().length()).max().orElse(0);
        explanation.parts().forEach(part -> text.append("  %s  %s%s\n".formatted(part.key() + " ".repeat(width - part.key().length()), part.place(),
                part.value() == null ? "" : "  " + part.value())));
        return text.toString();
    }

    private static void said(StringBuilder text, String how, Explanation.Said said, boolean earlier) {
        text.append("  ").append(how).append(said.place() == null ? "an unknown place" : said.place());
        if (said.by() != null) {
            text.append(" (").append(said.by()).append(')');
        }
        if (earlier && said.value() != null) {
            text.append(": ").append(said.value());
        }
        if (said.written() != null) {
            text.append(", written ").append(said.written());
        }
        text.append('\n');
        said.variables().forEach(variable -> text.append("           ").append(variable.value() == null
                ? variable.name() + " is not set\n"
                : "%s is %s%s\n".formatted(variable.name(), variable.value().isEmpty() ? "empty" : variable.value(),
                        variable.from() == null ? "" : ", from " + variable.from())));
    }

    static Value json(Explanation explanation) {
        return Value.mapping()
                .put("path", explanation.path())
                .put("value", Value.of(explanation.value()))
                .put("said", new Value.Items(explanation.said().stream().map(said -> place(said.place())
                        .put("value", Value.of(said.value()))
                        .put("written", Value.of(said.written()))
                        .put("by", Value.of(said.by()))
                        .put("variables", new Value.Items(said.variables().stream().map(variable -> (Value) Value.mapping()
                                .put("name", variable.name()).put("value", Value.of(variable.value())).put("from", Value.of(variable.from()))
                                .build()).toList()))
                        .build()).map(said -> (Value) said).toList()))
                .put("parts", new Value.Items(explanation.parts().stream().map(part -> (Value) place(part.place())
                        .put("key", part.key()).put("value", Value.of(part.value())).build()).toList()))
                .build();
    }

    private static Value.Builder place(@Nullable Origin origin) {
        var place = Value.mapping();
        return origin == null ? place.put("file", Value.Null.NULL).put("line", Value.Null.NULL)
                : place.put("file", origin.file()).put("line", origin.line());
    }
}
