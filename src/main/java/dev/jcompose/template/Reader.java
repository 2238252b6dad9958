package dev.jcompose.template;

import dev.jcompose.model.Value;
import dev.jcompose.template.Token.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Reads a template into nodes.
final class Reader {

    private static final Set<String> BRANCHES = Set.of("if", "with", "range");
    private static final Set<String> UNSUPPORTED = Set.of("define", "template", "block", "break", "continue");

    private final Source source;
    private final List<Token> tokens;
    private final Set<String> functions;
    private final List<String> variables = new ArrayList<>(List.of("$"));
    private int at;

    /// @param functions the names that are known
    Reader(Source source, Set<String> functions) {
        this.source = source;
        this.tokens = source.tokens();
        this.functions = functions;
    }

    List<Node> read() {
        var nodes = nodes();
        if (!peek().is(Kind.OVER)) {
            throw problem(peek(), "unexpected {{" + peek().text() + "}}");
        }
        return nodes;
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token next() {
        return tokens.get(at++);
    }

    private TemplateException problem(Token token, String what) {
        return source.problem(token.position(), what);
    }

    /// Up to an `{{end}}` or `{{else}}`, or the template's end.
    private List<Node> nodes() {
        var nodes = new ArrayList<Node>();
        int known = variables.size();
        while (!peek().is(Kind.OVER) && !peek().isWord("end") && !peek().isWord("else")) {
            if (peek().is(Kind.TEXT)) {
                nodes.add(new Node.Plain(next().text()));
            } else if (peek().is(Kind.WORD) && BRANCHES.contains(peek().text())) {
                nodes.add(branch());
            } else if (peek().is(Kind.WORD) && UNSUPPORTED.contains(peek().text())) {
                throw problem(peek(), "{{" + peek().text() + "}} is not supported");
            } else {
                nodes.add(new Node.Action(pipeline(Kind.END, "command")));
                next();
            }
        }
        variables.subList(known, variables.size()).clear();
        return nodes;
    }

    private Node branch() {
        var word = next();
        int known = variables.size();
        var pipeline = pipeline(Kind.END, word.text());
        next();
        var then = nodes();
        List<Node> otherwise = List.of();
        if (peek().isWord("else")) {
            next();
            if (peek().is(Kind.END)) {
                next();
                otherwise = nodes();
            } else {
                if (!peek().isWord(word.text()) || word.text().equals("range")) {
                    throw problem(peek(), "unexpected <" + peek().text() + "> in {{else}}");
                }
                // What it is part of ends with it.
                variables.subList(known, variables.size()).clear();
                return new Node.Branch(kind(word), pipeline, then, List.of(branch()));
            }
        }
        if (!peek().isWord("end")) {
            throw problem(peek(), "unexpected " + peek().text());
        }
        next();
        if (!peek().is(Kind.END)) {
            throw problem(peek(), "unexpected \"" + peek().text() + "\" in end");
        }
        next();
        variables.subList(known, variables.size()).clear();
        return new Node.Branch(kind(word), pipeline, then, otherwise);
    }

    private static Node.Branch.Kind kind(Token word) {
        return Node.Branch.Kind.valueOf(word.text().toUpperCase(Locale.ROOT));
    }

    private Expression.Pipeline pipeline(Kind end, String context) {
        int begin = peek().position();
        var declared = new ArrayList<String>();
        boolean declares = declaration(declared);
        var commands = new ArrayList<Expression.Command>();
        do {
            if (!commands.isEmpty()) {
                next();
            }
            commands.add(command(context));
        } while (peek().is("|"));
        if (!(end == Kind.END ? peek().is(Kind.END) : peek().is(")"))) {
            throw problem(peek(), "unexpected \"" + peek().text() + "\" in " + context);
        }
        if (declares) {
            variables.addAll(declared);
        }
        return new Expression.Pipeline(begin, text(begin), declared, declares, commands);
    }

    /// Reads `$x :=`, `$x =` or `$i, $x :=` when it is there.
    private boolean declaration(List<String> declared) {
        int ahead = at;
        var names = new ArrayList<String>();
        while (tokens.get(ahead).is(Kind.VARIABLE)) {
            names.add(tokens.get(ahead).text());
            ahead++;
            if (!tokens.get(ahead).is(",")) {
                break;
            }
            ahead++;
        }
        var sign = tokens.get(ahead);
        if (names.isEmpty() || !sign.is(":=") && !sign.is("=")) {
            return false;
        }
        declared.addAll(names);
        at = ahead + 1;
        if (sign.is("=")) {
            names.forEach(name -> known(sign, name));
        }
        return sign.is(":=");
    }

    private void known(Token token, String variable) {
        if (!variables.contains(variable)) {
            throw problem(token, "undefined variable \"" + variable + "\"");
        }
    }

    private Expression.Command command(String context) {
        int begin = peek().position();
        var words = new ArrayList<Expression>();
        while (!peek().is(Kind.END) && !peek().is("|") && !peek().is(")") && !peek().is(Kind.OVER)) {
            words.add(operand(context));
        }
        if (words.isEmpty()) {
            throw problem(peek(), "missing value for " + context);
        }
        if (words.size() > 1 && words.getFirst() instanceof Expression.Literal literal) {
            throw source.problem(literal.position(), "can't give argument to non-function " + literal.text());
        }
        return new Expression.Command(begin, text(begin), words);
    }

    private Expression operand(String context) {
        var token = next();
        Expression operand = switch (token.kind()) {
            case DOT -> new Expression.Dot(token.position());
            case FIELD -> new Expression.Field(token.position(), token.text(), new Expression.Dot(token.position()), token.text().substring(1));
            case VARIABLE -> {
                known(token, token.text());
                yield new Expression.Variable(token.position(), token.text());
            }
            case STRING -> new Expression.Literal(token.position(), "\"" + token.text() + "\"", Value.of(token.text()));
            case NUMBER -> new Expression.Literal(token.position(), token.text(), Value.of(number(token.text())));
            case WORD -> word(token);
            case SIGN -> {
                if (!token.is("(")) {
                    throw problem(token, "unexpected \"" + token.text() + "\" in " + context);
                }
                var inner = pipeline(Kind.SIGN, "parenthesized pipeline");
                next();
                yield inner;
            }
            case TEXT, END, OVER -> throw problem(token, "unexpected \"" + token.text() + "\" in " + context);
        };
        while (peek().is(Kind.FIELD) && !peek().spaced()) {
            var field = next();
            operand = new Expression.Field(field.position(), operand.text() + field.text(), operand, field.text().substring(1));
        }
        return operand;
    }

    private Expression word(Token token) {
        return switch (token.text()) {
            case "true", "false" -> new Expression.Literal(token.position(), token.text(), Value.of(token.text().equals("true")));
            case "nil" -> new Expression.Literal(token.position(), "nil", Value.Null.NULL);
            default -> {
                if (!functions.contains(token.text())) {
                    throw problem(token, "function \"" + token.text() + "\" not defined");
                }
                yield new Expression.Function(token.position(), token.text());
            }
        };
    }

    private static BigDecimal number(String text) {
        return text.toLowerCase(Locale.ROOT).contains("0x") ? new BigDecimal(Long.decode(text)) : new BigDecimal(text);
    }

    private String text(int begin) {
        return source.text().substring(begin, peek().position()).strip();
    }
}
