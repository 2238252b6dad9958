package dev.jcompose.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A template's text, cut into tokens.
record Source(String text) {

    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";
    private static final Pattern TOKEN = Pattern.compile("""
            (?<field>\\.[\\p{L}_][\\p{L}\\p{N}_]*)|(?<number>[-+]?(?:0[xX][0-9a-fA-F]+|\\d+(?:\\.\\d+)?))|(?<dot>\\.)|\
            (?<variable>\\$[\\p{L}\\p{N}_]*)|(?<word>[\\p{L}_][\\p{L}\\p{N}_]*)|(?<sign>:=|[()|,=])|\
            (?<string>"(?:[^"\\\\\\n]|\\\\.)*"|`[^`]*`)""");

    List<Token> tokens() {
        var tokens = new ArrayList<Token>();
        int at = 0;
        boolean trim = false;
        while (true) {
            int open = text.indexOf(OPEN, at);
            var before = text.substring(at, open < 0 ? text.length() : open);
            before = trim ? before.stripLeading() : before;
            // A dash with a space on its inner side takes away the spaces on its outer side.
            boolean trimsBefore = open >= 0 && open + 3 < text.length() && text.charAt(open + 2) == '-'
                    && Character.isWhitespace(text.charAt(open + 3));
            before = trimsBefore ? before.stripTrailing() : before;
            if (!before.isEmpty()) {
                tokens.add(new Token(Token.Kind.TEXT, before, at, false));
            }
            if (open < 0) {
                tokens.add(new Token(Token.Kind.OVER, "EOF", text.length(), false));
                return tokens;
            }
            int inside = open + 2 + (trimsBefore ? 2 : 0);
            at = text.startsWith("/*", inside) ? comment(inside) : action(inside, tokens);
            trim = text.charAt(at - 3) == '-' && Character.isWhitespace(text.charAt(at - 4));
        }
    }

    private int comment(int at) {
        int end = text.indexOf("*/", at);
        if (end < 0) {
            throw problem(at, "unclosed comment");
        }
        int close = text.indexOf(CLOSE, end);
        if (close < 0 || !text.substring(end + 2, close).strip().replace("-", "").isEmpty()) {
            throw problem(at, "comment ends before closing delimiter");
        }
        return close + 2;
    }

    /// @return where the text after the action begins
    private int action(int begin, List<Token> tokens) {
        var matcher = TOKEN.matcher(text);
        int at = begin;
        while (true) {
            int start = at;
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            boolean spaced = at > start;
            if (spaced && text.startsWith("-" + CLOSE, at)) {
                at++;
            }
            if (text.startsWith(CLOSE, at)) {
                tokens.add(new Token(Token.Kind.END, CLOSE, at, spaced));
                return at + 2;
            }
            if (at >= text.length()) {
                throw problem(begin, "unclosed action");
            }
            matcher.region(at, text.length());
            if (!matcher.lookingAt()) {
                throw problem(at, switch (text.charAt(at)) {
                    case '"' -> "unterminated quoted string";
                    case '`' -> "unterminated raw quoted string";
                    default -> "unexpected \"" + text.charAt(at) + "\" in operand";
                });
            }
            tokens.add(token(matcher, spaced));
            at = matcher.end();
        }
    }

    private static Token token(Matcher matcher, boolean spaced) {
        var text = matcher.group();
        var kind = matcher.group("field") != null ? Token.Kind.FIELD : matcher.group("number") != null ? Token.Kind.NUMBER
                : matcher.group("dot") != null ? Token.Kind.DOT : matcher.group("variable") != null ? Token.Kind.VARIABLE
                : matcher.group("word") != null ? Token.Kind.WORD : matcher.group("sign") != null ? Token.Kind.SIGN : Token.Kind.STRING;
        return new Token(kind, kind == Token.Kind.STRING ? unquoted(text) : text, matcher.start(), spaced);
    }

    private static String unquoted(String quoted) {
        var inner = quoted.substring(1, quoted.length() - 1);
        return quoted.charAt(0) == '`' ? inner : inner.translateEscapes();
    }

    /// A problem that is noticed while reading: the line is told.
    TemplateException problem(int position, String what) {
        return new TemplateException("template: :" + line(position) + ": " + what);
    }

    /// A problem that is noticed while filling in: line, column and the piece are told.
    TemplateException problem(Expression at, String what) {
        int column = at.position() - text.lastIndexOf('\n', at.position() - 1) - 1;
        var piece = at.text().length() > 20 ? at.text().substring(0, 20) + "..." : at.text();
        return new TemplateException("template: :" + line(at.position()) + ":" + column + ": executing \"\" at <" + piece + ">: " + what);
    }

    private long line(int position) {
        return 1 + text.substring(0, Math.min(position, text.length())).chars().filter(c -> c == '\n').count();
    }
}
