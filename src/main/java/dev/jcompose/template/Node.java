package dev.jcompose.template;

import java.util.List;

/// A part of a template that prints something.
sealed interface Node {

    record Plain(String text) implements Node {}

    record Action(Expression.Pipeline pipeline) implements Node {}

    /// `{{if}}`, `{{with}}` or `{{range}}` up to its `{{end}}`.
    record Branch(Kind kind, Expression.Pipeline pipeline, List<Node> then, List<Node> otherwise) implements Node {

        enum Kind {
            IF,
            WITH,
            RANGE
        }

        public Branch {
            then = List.copyOf(then);
            otherwise = List.copyOf(otherwise);
        }
    }
}
