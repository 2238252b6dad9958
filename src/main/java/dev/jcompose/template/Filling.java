package dev.jcompose.template;

import dev.jcompose.model.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One template being filled in.
final class Filling {

    private final Source source;
    private final Subject subject;
    private final @Nullable Map<String, String> headings;
    private final StringBuilder out = new StringBuilder();
    private final Deque<Map<String, Value>> scopes = new ArrayDeque<>();

    /// @param headings what stands in for the subject's fields; null when they count themselves
    Filling(Source source, Subject subject, @Nullable Map<String, String> headings) {
        this.source = source;
        this.subject = subject;
        this.headings = headings;
    }

    String fill(List<Node> nodes) {
        fill(nodes, subject.fields());
        return out.toString();
    }

    private void fill(List<Node> nodes, Value dot) {
        scopes.push(new HashMap<>());
        for (var node : nodes) {
            switch (node) {
                case Node.Plain plain -> out.append(plain.text());
                case Node.Action action -> {
                    var value = value(action.pipeline(), dot);
                    if (action.pipeline().variables().isEmpty()) {
                        out.append(value == Value.Null.NULL ? "<no value>" : GoText.of(value));
                    }
                }
                case Node.Branch branch -> branch(branch, dot);
            }
        }
        scopes.pop();
    }

    private void branch(Node.Branch branch, Value dot) {
        scopes.push(new HashMap<>());
        var value = value(branch.pipeline(), dot);
        boolean then = Functions.isTrue(value);
        if (!then) {
            fill(branch.otherwise(), dot);
        } else {
            switch (branch.kind()) {
                case IF -> fill(branch.then(), dot);
                case WITH -> fill(branch.then(), value);
                case RANGE -> range(branch, value);
            }
        }
        scopes.pop();
    }

    private void range(Node.Branch branch, Value value) {
        if (!(value instanceof Value.Items items)) {
            throw source.problem(branch.pipeline(), "range can't iterate over " + GoText.of(value));
        }
        var names = branch.pipeline().variables();
        for (int i = 0; i < items.values().size(); i++) {
            var item = items.values().get(i);
            if (!names.isEmpty()) {
                scopes.element().put(names.getLast(), item);
            }
            if (names.size() > 1) {
                scopes.element().put(names.getFirst(), Value.of(i));
            }
            fill(branch.then(), item);
        }
    }

    private Value value(Expression.Pipeline pipeline, Value dot) {
        Value value = null;
        for (var command : pipeline.commands()) {
            value = command(command, dot, value);
        }
        var result = value == null ? Value.Null.NULL : value;
        for (var name : pipeline.variables()) {
            assign(name, pipeline.declares(), result);
        }
        return result;
    }

    private void assign(String name, boolean declares, Value value) {
        var scope = declares ? scopes.element()
                : scopes.stream().filter(each -> each.containsKey(name)).findFirst().orElse(scopes.element());
        scope.put(name, value);
    }

    private Value command(Expression.Command command, Value dot, @Nullable Value handed) {
        var first = command.words().getFirst();
        var arguments = new ArrayList<Value>();
        if (first instanceof Expression.Function || isLabel(first, dot)) {
            command.words().stream().skip(1).forEach(word -> arguments.add(value(word, dot)));
            if (handed != null) {
                arguments.add(handed);
            }
            return first instanceof Expression.Function function ? call(function, command, arguments) : label((Expression.Field) first, arguments);
        }
        if (command.words().size() > 1 || handed != null) {
            throw source.problem(first, first instanceof Expression.Field field
                    ? field.name() + " has arguments but cannot be invoked as function" : "can't give argument to non-function " + first.text());
        }
        return value(first, dot);
    }

    private Value call(Expression.Function function, Expression.Command command, List<Value> arguments) {
        try {
            return headings != null && Functions.LEAVE_HEADINGS.contains(function.text()) && !arguments.isEmpty()
                    ? arguments.getFirst() : Functions.call(function.text(), arguments);
        } catch (IllegalArgumentException wrong) {
            throw source.problem(command, "error calling " + function.text() + ": " + wrong.getMessage());
        }
    }

    private Value value(Expression expression, Value dot) {
        return switch (expression) {
            case Expression.Literal literal -> literal.value();
            case Expression.Dot ignored -> dot;
            case Expression.Variable variable -> variable.text().equals("$") ? subject.fields()
                    : scopes.stream().map(scope -> scope.get(variable.text())).filter(java.util.Objects::nonNull).findFirst().orElse(Value.Null.NULL);
            case Expression.Function function -> call(function, new Expression.Command(function.position(), function.text(), List.of(function)),
                    List.of());
            case Expression.Field field -> isLabel(field, dot) ? label(field, List.of()) : field(field, value(field.of(), dot));
            case Expression.Command command -> command(command, dot, null);
            case Expression.Pipeline pipeline -> value(pipeline, dot);
        };
    }

    private boolean isLabel(Expression word, Value dot) {
        return word instanceof Expression.Field field && field.name().equals("Label") && value(field.of(), dot) == subject.fields();
    }

    private Value label(Expression.Field field, List<Value> arguments) {
        if (arguments.size() != 1) {
            throw source.problem(field, "wrong number of args for Label: want 1 got " + arguments.size());
        }
        var key = GoText.of(arguments.getFirst());
        return Value.of(headings != null ? key.substring(key.lastIndexOf('.') + 1).replace('-', ' ').replace('_', ' ')
                : subject.labels().getOrDefault(key, ""));
    }

    private Value field(Expression.Field field, Value of) {
        boolean whole = of == subject.fields();
        if (whole && headings != null) {
            return Value.of(headings.get(field.name()));
        }
        var found = of instanceof Value.Mapping mapping ? mapping.get(field.name()) : null;
        if (found == null) {
            throw source.problem(field, "can't evaluate field " + field.name() + " in type " + (whole ? subject.type() : GoText.type(of)));
        }
        return found;
    }
}
