package dev.jcompose.template;

import dev.jcompose.model.Value;
import java.util.List;

/// Something that has a value.
sealed interface Expression {

    /// Where it stands in the template, from 0.
    int position();

    /// As it stands there, for errors.
    String text();

    record Literal(int position, String text, Value value) implements Expression {}

    record Dot(int position) implements Expression {
        @Override
        public String text() {
            return ".";
        }
    }

    /// `$name`
    record Variable(int position, String text) implements Expression {}

    /// `upper`, with the words behind it as its arguments.
    record Function(int position, String text) implements Expression {}

    /// `.Name` of something.
    record Field(int position, String text, Expression of, String name) implements Expression {}

    /// A function or a field with arguments, or a value alone.
    record Command(int position, String text, List<Expression> words) implements Expression {
        public Command {
            words = List.copyOf(words);
        }
    }

    /// Commands of which each is handed the value of the one before it as its last argument.
    ///
    /// @param variables that get the value; `range` may give two: the index and the item
    /// @param declares  whether they are new
    record Pipeline(int position, String text, List<String> variables, boolean declares, List<Command> commands) implements Expression {
        public Pipeline {
            variables = List.copyOf(variables);
            commands = List.copyOf(commands);
        }
    }
}
